// The words of the pages. To add a language: text/xx.js with the keys of text/en.js, and its line here.
import { en } from './text/en.js';

/** @typedef {typeof en} Text */

/** @type {Record<string, Text>} */
const languages = { en };

/** The words in the language of the document. */
export const text = languages[globalThis.document?.documentElement.lang.slice(0, 2) ?? 'en'] ?? en;
