// Which choices cannot be had with the others: the keys that a price table leaves out, and values without a rate.
import { given } from './validate.js';

/** @typedef {import('../types.d.ts').Model} Model
 * @typedef {import('../types.d.ts').Property} Property
 * @typedef {import('../types.d.ts').Values} Values
 * @typedef {import('../types.d.ts').Rule} Rule */

/** For each field, the options that are not offered now, and the fields that stand in the way; nobody stands in the way of what is never
 * offered.
 * @param {Pick<Model, 'schema' | 'price'>} model
 * @param {Values} values
 * @returns {Record<string, Record<string, string[]>>} */
export function refusals({ schema, price: { rules } }, values) {
  const now = given(schema, values);
  /** @type {Record<string, Record<string, string[]>>} */
  const found = {};
  for (const rule of rules) {
    for (const name of parameters(rule)) {
      for (const option of options(schema.properties[name])) {
        const others = standsInTheWay(rule, name, option, now);
        if (others) found[name] = { [option]: others, ...found[name] };
      }
    }
  }
  return found;
}

/** The values that a field with a limited choice can have, as price tables name them.
 * @param {Property | undefined} property */
export function options(property) {
  if (property?.enum) return property.enum.map(String);
  if (property?.type === 'boolean') return ['false', 'true'];
  const { minimum, maximum, multipleOf = 1 } = property ?? {};
  if (property?.type !== 'integer' || minimum === undefined || maximum === undefined) return [];
  const count = Math.floor((maximum - minimum) / multipleOf) + 1;
  return count > 40 ? [] : Array.from({ length: count }, (_, index) => String(minimum + index * multipleOf));
}

/** @param {Rule} rule */
function parameters(rule) {
  if (rule.kind === 'table') return rule.parameters;
  return rule.kind === 'multiplier' ? [rule.parameter] : [];
}

/** @param {Rule} rule
 * @param {string} name
 * @param {string} option
 * @param {Values} now
 * @returns {string[] | undefined} */
function standsInTheWay(rule, name, option, now) {
  if (rule.kind === 'multiplier') return rule.values[option] == null ? [] : undefined;
  if (rule.kind !== 'table') return undefined;
  const place = rule.parameters.indexOf(name);
  const offered = Object.keys(rule.credits).filter((key) => rule.credits[key] != null).map((key) => key.split('|'));
  const possible = offered.filter((key) => key[place] === option);
  const clashes = possible.map((key) =>
    rule.parameters.filter((other, index) =>
      index !== place && now[other] !== undefined && String(now[other]) !== key[index]
    )
  );
  if (clashes.some((clash) => clash.length === 0)) return undefined;
  return clashes.toSorted((a, b) => a.length - b.length)[0] ?? [];
}
