// Exact fractions of whole numbers: money never passes through a float.

/** @typedef {{ top: bigint, bottom: bigint }} Fraction */

/** @param {string | number | bigint} value a decimal such as "0.026", 1e-7 or 3
 * @returns {Fraction} */
export function fraction(value) {
  const match = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(String(value).trim());
  if (!match || !(match[2] || match[3])) throw new RangeError(`not a decimal: ${value}`);
  const [, sign, whole, part, exponent] = match;
  const power = Number(exponent ?? 0) - part.length;
  const digits = BigInt(`${whole}${part}`) * (sign ? -1n : 1n);
  return power >= 0
    ? { top: digits * 10n ** BigInt(power), bottom: 1n }
    : { top: digits, bottom: 10n ** BigInt(-power) };
}

/** @param {Fraction} a
 * @param {Fraction} b
 * @returns {Fraction} */
export const times = (a, b) => ({ top: a.top * b.top, bottom: a.bottom * b.bottom });

/** @param {Fraction} a
 * @param {Fraction} b
 * @returns {Fraction} */
export const over = (a, b) => ({ top: a.top * b.bottom, bottom: a.bottom * b.top });

/** @param {Fraction} a
 * @param {Fraction} b
 * @returns {Fraction} */
export const plus = (a, b) => ({ top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom });

/** The smallest multiple of `step` that is not below the fraction.
 * @param {Fraction} a
 * @param {Fraction} step
 * @returns {bigint} */
export function ceiling(a, step) {
  const { top, bottom } = over(a, step);
  const down = top / bottom;
  return top % bottom === 0n ? down : down + 1n;
}
