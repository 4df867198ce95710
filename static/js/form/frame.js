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

/** Several controls under one name.
 * @param {Field} field
 * @param {Node} controls
 * @param {Node} [beside] stands at the right of the name */
export const Group = (field, controls, beside) =>
  h(
    'fieldset',
    { class: 'field' },
    h('legend', null, name(field), beside),
    controls,
    Below(field),
  );

/** @param {Field} field
 * @param {string} style
 * @param {(string | number)[]} options
 * @param {(option: string | number) => any} face */
export const Radios = (field, style, options, face) =>
  Group(
    field,
    h(
      'div',
      { class: style },
      options.map((option, index) =>
        h(
          'label',
          { title: () => field.refusal(option) || null },
          Radio(field, option, index),
          face(option),
        )
      ),
    ),
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
    disabled: () => Boolean(field.refusal(option)) && field.value() !== option,
    'aria-describedby': () => (field.refusal(option) ? `${field.id}-refused` : null),
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
export const name = (field) => field.property.title ?? field.name;

/** @param {Field} field
 * @param {string | number | boolean} option */
export function label({ property }, option) {
  const numbered = property['x-enum-numbered'];
  if (numbered) return `${numbered} ${(property.enum ?? []).findIndex((each) => each === option) + 1}`;
  return property['x-enum-labels']?.[String(option)] ?? String(option);
}

/** The fault if there is one, else what the field is for; and which of its options are not to be had.
 * @param {Field} field */
export const Below = (field) => [() => Fault(field) || Help(field), () => Refused(field)];

/** @param {Field} field */
const Fault = (field) =>
  field.fault() && h('p', { class: 'fault', id: `${field.id}-fault` }, icon('circle-alert'), field.fault());

/** @param {Field} field */
function Help({ id, property }) {
  const quiet = ['prompt', 'ratio', 'stepper'].includes(property['x-ui'] ?? '');
  return !quiet && property.description && h('p', { class: 'help', id: `${id}-help` }, property.description);
}

/** @param {Field} field */
function Refused(field) {
  const lines = field.refused();
  return lines.length > 0 &&
    h('ul', { class: 'refused', id: `${field.id}-refused` }, lines.map((line) => h('li', null, icon('info'), line)));
}
