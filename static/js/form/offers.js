// What is not to be had, in sentences.
import { computed } from '../ui.js';
import { text } from '../text.js';

/** @typedef {import('../types.d.ts').Schema} Schema
 * @typedef {import('../types.d.ts').Values} Values
 * @typedef {import('./schema-form.js').Option} Option */

/** @param {Schema} schema
 * @param {() => Record<string, Record<string, string[]>>} refusals
 * @param {() => Values} values */
export function Offers({ properties }, refusals, values) {
  const title = (/** @type {string} */ name) => properties[name]?.title ?? name;
  const face = (/** @type {string} */ name, /** @type {unknown} */ option) =>
    typeof option === 'boolean' || option === 'true' || option === 'false'
      ? text.offer.flag(title(name), String(option) === 'true')
      : properties[name]?.['x-enum-labels']?.[String(option)] ?? `${option}`;
  /** @param {string} name
   * @param {Option} option */
  const reason = (name, option) => {
    const others = refusals()[name]?.[String(option)];
    if (!others) return '';
    if (!others.length) return text.offer.never(face(name, option));
    return text.offer.notWith(
      face(name, option),
      others.map((other) => named(other, values()[other])).join(text.offer.and),
    );
  };
  const named = (/** @type {string} */ name, /** @type {unknown} */ option) =>
    typeof option === 'boolean' ? face(name, option) : text.offer.named(title(name), face(name, option));
  const faults = computed(() =>
    Object.fromEntries(
      Object.keys(refusals())
        .map((name) => [name, reason(name, /** @type {Option} */ (values()[name]))])
        .filter(([, said]) => said),
    )
  );
  const lines = (/** @type {string} */ name) =>
    Object.keys(refusals()[name] ?? {})
      .filter((option) => option !== String(values()[name]))
      .map((option) => reason(name, option));
  return { reason, faults, lines };
}
