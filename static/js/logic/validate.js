// The schema's rules, said in words people understand. The server checks again and has the last word.
import { text } from '../text.js';

/** @typedef {import('../types.d.ts').Property} Property
 * @typedef {import('../types.d.ts').Schema} Schema
 * @typedef {import('../types.d.ts').Value} Value
 * @typedef {import('../types.d.ts').Values} Values */

/** The values a form starts with.
 * @param {Schema} schema
 * @returns {Values} */
export function defaults(schema) {
  return Object.fromEntries(Object.entries(schema.properties).map(([name, property]) => [name, property.default]));
}

/** The values of another form that this one has too and allows.
 * @param {Schema} schema
 * @param {Values} values
 * @returns {Values} */
export function shared(schema, values) {
  const entries = Object.entries(values).filter(([name, value]) => {
    const property = schema.properties[name];
    return property && !isEmpty(value) && !fault(name, property, value, false);
  });
  return Object.fromEntries(entries);
}

/** One sentence per field that is not as it should be.
 * @param {Schema} schema
 * @param {Values} values
 * @returns {Record<string, string>} */
export function faults(schema, values) {
  const found = Object.entries(schema.properties).map(([name, property]) => [
    name,
    fault(name, property, values[name], schema.required?.includes(name) ?? false),
  ]);
  return Object.fromEntries(found.filter(([, sentence]) => sentence));
}

/** What is sent: everything that has been filled in.
 * @param {Values} values
 * @returns {Values} */
export function filled(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

/** @param {Value} value */
const isEmpty = (value) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** @param {string} name
 * @param {Property} property
 * @param {Value} value
 * @param {boolean} required
 * @returns {string} */
function fault(name, property, value, required) {
  const title = property.title ?? name;
  if (isEmpty(value) || (typeof value === 'string' && !value.trim())) return required ? missing(title, property) : '';
  if (property.enum && !Array.isArray(value) && !property.enum.map(String).includes(String(value))) {
    return text.fault.noChoice(title, value);
  }
  if (typeof value === 'string') return length(title, property, [...value.trim()].length);
  if (typeof value === 'number') return range(title, property, value);
  if (Array.isArray(value) && property.maxItems && value.length > property.maxItems) {
    return text.fault.tooMany(title, property.maxItems);
  }
  return '';
}

/** @param {string} title
 * @param {Property} property */
const missing = (title, property) =>
  property['x-ui']?.startsWith('image') ? text.fault.add(title) : text.fault.required(title);

/** @param {string} title
 * @param {Property} property
 * @param {number} count */
function length(title, { minLength = 0, maxLength = Infinity }, count) {
  if (count < minLength) return text.fault.tooShort(title, minLength);
  if (count > maxLength) return text.fault.tooLong(title, maxLength);
  return '';
}

/** @param {string} title
 * @param {Property} property
 * @param {number} value */
function range(title, { type, minimum = -Infinity, maximum = Infinity, multipleOf }, value) {
  if (Number.isNaN(value)) return text.fault.number(title);
  if (type === 'integer' && !Number.isInteger(value)) return text.fault.whole(title);
  if (value < minimum && maximum === Infinity) return text.fault.least(title, minimum);
  if (value < minimum || value > maximum) return text.fault.between(title, minimum, maximum);
  if (multipleOf && type === 'integer' && value % multipleOf) return text.fault.multiple(title, multipleOf);
  return '';
}
