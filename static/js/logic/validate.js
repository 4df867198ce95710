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
  const now = given(schema, values);
  const found = Object.entries(schema.properties).map(([name, property]) => [
    name,
    fault(name, property, now[name], isRequired(schema, name, values)),
  ]);
  return Object.fromEntries(found.filter(([, sentence]) => sentence));
}

/** What is sent: everything that has been filled in.
 * @param {Values} values
 * @returns {Values} */
export function filled(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

/** The values without those that mean nothing while another field is empty.
 * @param {Schema} schema
 * @param {Values} values
 * @returns {Values} */
export function given(schema, values) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => isAsked(schema, name, values)));
}

/** Whether a field means something: the one that it needs is filled in.
 * @param {Schema} schema
 * @param {string} name
 * @param {Values} values */
export function isAsked(schema, name, values) {
  const other = schema.properties[name]?.['x-needs'];
  return !other || isOn(schema, other, values);
}

/** @param {Schema} schema
 * @param {string} name
 * @param {Values} values */
export function isRequired(schema, name, values) {
  const other = schema.properties[name]?.['x-needed-by'];
  return Boolean(schema.required?.includes(name) || (other && isOn(schema, other, values)));
}

/** Whether a field is filled in; a switch, whether it is on.
 * @param {Schema} schema
 * @param {string} name
 * @param {Values} values */
const isOn = (schema, name, values) =>
  !isEmpty(values[name]) && (schema.properties[name]?.type !== 'boolean' || values[name] === true);

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
  if (property.type === 'array') return list(title, property, value);
  if (property.enum && !property.enum.map(String).includes(String(value))) return text.fault.noChoice(title, value);
  if (typeof value === 'string') return wording(title, property, value.trim());
  if (typeof value === 'number') return range(title, property, value);
  return '';
}

/** @param {string} title
 * @param {Property} property */
const missing = (title, property) => mediaKind(property) ? text.fault.add(title) : text.fault.required(title);

/** What kind of file a field takes, if it takes files.
 * @param {Property} property
 * @returns {import('../types.d.ts').Kind | undefined} */
export function mediaKind(property) {
  const type = property.contentMediaType ?? property.items?.contentMediaType ?? property['x-ui'] ?? '';
  return /** @type {const} */ (['image', 'video', 'audio']).find((kind) => type.startsWith(kind));
}

/** @param {string} title
 * @param {Property} property
 * @param {Value} value */
function list(title, { minItems = 0, maxItems = Infinity, items }, value) {
  const numeric = items?.type === 'number' || items?.type === 'integer';
  if (!Array.isArray(value)) return numeric ? text.fault.numbers(title) : text.fault.list(title);
  if (minItems === maxItems && value.length !== minItems) return text.fault.exactly(title, minItems);
  if (value.length < minItems) return text.fault.tooFew(title, minItems);
  if (value.length > maxItems) return text.fault.tooMany(title, maxItems);
  if (numeric) return value.map((each) => range(title, items, Number(each))).find(Boolean) ?? '';
  if (items?.type !== 'object') return '';
  return value.map((each) => inside(title, items, /** @type {any} */ (each))).find(Boolean) ?? '';
}

/** @param {string} title
 * @param {Property} items
 * @param {Values} value */
function inside(title, { properties = {}, required }, value) {
  const [first] = Object.values(faults({ type: 'object', properties, required }, value));
  return first ? text.fault.inside(title, first) : '';
}

/** @param {string} title
 * @param {Property} property
 * @param {string} value */
function wording(title, { minLength = 0, maxLength = Infinity, pattern }, value) {
  const count = [...value].length;
  if (count < minLength) return text.fault.tooShort(title, minLength);
  if (count > maxLength) return text.fault.tooLong(title, maxLength);
  return pattern && !new RegExp(pattern, 'u').test(value) ? text.fault.pattern(title) : '';
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
