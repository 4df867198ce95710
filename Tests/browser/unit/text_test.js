// Words that people see stand in text/*.js, so that the pages can be read in another language.
import { text } from '../../../static/js/text.js';
import { equal } from './expect.js';

const pages = new URL('../../../static/js/', import.meta.url);

/** What has capitals or signs of a sentence and still is not for people: keys, headers, names of the platform. */
const technical =
  /^(Arrow\w+|Control\+Enter|Escape|Enter|Home|End|Page\w+|Ctrl ↵|Content-Type|Idempotency-Key|X-Session|[A-Z]+|A|not a decimal: .*)$/;

Deno.test('no page says anything in words of its own', () => {
  equal([...files(pages)].filter((file) => !file.pathname.includes('/js/text')).flatMap(spoken), []);
});

Deno.test('every text says something', () => equal(gaps(text), []));

/** @param {URL} file */
function spoken(file) {
  const name = file.pathname.slice(pages.pathname.length);
  return literals(Deno.readTextFileSync(file)).filter(isSpoken).map((literal) => `${name}: ${literal}`);
}

/** The contents of all quoted texts; comments are passed over, and what a template inserts is “0”.
 * @param {string} source */
function literals(source) {
  const pattern = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'((?:\\.|[^'\\\n])*)'|`((?:\\.|\$\{(?:[^{}`]|`[^`]*`)*\}|[^`\\])*)`/g;
  return [...source.matchAll(pattern)]
    .map(([, quoted, template]) => quoted ?? template?.replace(/\$\{(?:[^{}`]|`[^`]*`)*\}/g, '0') ?? '')
    .filter(Boolean);
}

/** @param {string} literal */
const isSpoken = (literal) =>
  !technical.test(literal) && !/^[\w./-]+\.js$|^[/#&?]|=/.test(literal) &&
  (/(^|[\s“(])[A-Z][a-z]+/.test(literal) || /[a-z][.…!?]$/.test(literal) || /^ [a-z]+/.test(literal));

/** @param {URL} folder
 * @returns {Generator<URL>} */
function* files(folder) {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) yield* files(new URL(`${name}/`, folder));
    else if (name.endsWith('.js')) yield new URL(name, folder);
  }
}

/** The names of empty texts.
 * @param {unknown} value
 * @param {string} [name]
 * @returns {string[]} */
function gaps(value, name = 'text') {
  if (typeof value === 'string') return value ? [] : [name];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => gaps(each, `${name}.${key}`));
}
