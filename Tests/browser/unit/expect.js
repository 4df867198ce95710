/** Fails unless both have the same JSON.
 * @param {unknown} actual
 * @param {unknown} expected */
export function equal(actual, expected) {
  const [a, b] = [actual, expected].map((each) => JSON.stringify(each));
  if (a !== b) throw new Error(`expected ${b}\n     got ${a}`);
}

/** Fails unless the text has the words.
 * @param {string} text
 * @param {string} words */
export function includes(text, words) {
  if (!text.includes(words)) throw new Error(`expected “${words}” in “${text}”`);
}
