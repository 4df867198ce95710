// Label, control and fault, put together the same way for every field.
import { h, icon } from '../ui.js';

/** @typedef {import('./schema-form.js').Field} Field */

/** @param {Field} field
 * @param {Node} control
 * @param {Node} [beside] stands at the right of the label */
export const Framed = (field, control, beside) =>
  h(
    'div',
    { class: 'field' },
    h('label', { class: 'label', for: field.id }, name(field), beside),
    control,
    Below(field),
  );

/** @param {Field} field
 * @param {string} style
 * @param {(string | number)[]} options
 * @param {(option: string | number) => any} face */
export const Radios = (field, style, options, face) =>
  h(
    'fieldset',
    { class: 'field' },
    h('legend', null, name(field)),
    h(
      'div',
      { class: style },
      options.map((option, index) => h('label', null, Radio(field, option, index), face(option))),
    ),
    Below(field),
  );

/** @param {Field} field
 * @param {string | number} option
 * @param {number} index */
const Radio = (field, option, index) =>
  h('input', {
    class: 'sr',
    type: 'radio',
    name: field.id,
    id: index ? null : field.id,
    checked: () => field.value() === option,
    onchange: () => field.value.set(option),
  });

/** @param {Field} field */
export const aria = (field) => ({
  id: field.id,
  'aria-invalid': () => String(Boolean(field.fault())),
  'aria-describedby':
    () => (field.fault() ? `${field.id}-fault` : field.property.description ? `${field.id}-help` : null),
  onblur: field.touch,
});

/** @param {Field} field */
const name = (field) => field.property.title ?? field.name;

/** @param {Field} field
 * @param {string | number} option */
export const label = (field, option) => field.property['x-enum-labels']?.[String(option)] ?? String(option);

/** The fault if there is one, else what the field is for.
 * @param {Field} field */
export const Below = (field) => () => {
  if (field.fault()) return h('p', { class: 'fault', id: `${field.id}-fault` }, icon('circle-alert'), field.fault());
  const quiet = ['prompt', 'ratio', 'stepper'].includes(field.property['x-ui'] ?? '');
  return !quiet && field.property.description &&
    h('p', { class: 'help', id: `${field.id}-help` }, field.property.description);
};
