// What one writes.
import { h } from '../ui.js';
import { text } from '../text.js';
import { aria, Framed } from './frame.js';

/** @typedef {import('./schema-form.js').Field} Field */

/** @param {Field} field */
export const Prompt = (field) => Area(field, 'prompt', invitation(field), Counter(field));

/** @param {Field} field */
export const LongText = (field) => Area(field, 'short');

/** @param {Field} field */
export const Text = (field) =>
  Framed(
    field,
    h('input', {
      ...aria(field),
      class: 'input',
      type: 'text',
      placeholder: text.form.automatic,
      maxlength: field.property.maxLength,
      spellcheck: field.property.pattern ? 'false' : null,
      value: () => String(field.value() ?? ''),
      oninput: (/** @type {any} */ event) => field.value.set(event.target.value),
    }),
    field.property.maxLength && field.property.maxLength <= 500 ? Counter(field) : undefined,
  );

/** @param {Field} field */
const invitation = ({ property: { title, description } }) =>
  title === text.create.prompt || !description ? text.create.describe : description;

/** @param {Field} field
 * @param {string} size
 * @param {string} [placeholder]
 * @param {Node} [beside] */
function Area(field, size, placeholder, beside) {
  const { value } = field;
  const area = h('textarea', {
    ...aria(field),
    class: `input ${size}`,
    placeholder,
    value: () => value() ?? '',
    oninput: (/** @type {any} */ event) => value.set(event.target.value),
  });
  return Framed(field, area, beside);
}

/** @param {Field} field */
const Counter = ({ value, property }) =>
  h('span', { class: 'hint num' }, () => {
    const length = [...String(value() ?? '')].length;
    return property.maxLength ? `${length} / ${property.maxLength}` : length;
  });
