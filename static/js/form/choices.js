// What one chooses from a few.
import { h, icon } from '../ui.js';
import { text } from '../text.js';
import { aria, Framed, Group, label, name, Radios } from './frame.js';

/** @typedef {import('./schema-form.js').Field} Field */

/** @param {Field} field */
export function Ratio(field) {
  return Radios(field, 'ratios', field.property.enum ?? [], (option) => {
    const [width, height] = label(field, option).split(':').map((part) => parseInt(part));
    const unit = 22 / Math.max(width || 1, height || 1);
    const shape = width && height && h('i', { style: { '--w': width * unit, '--t': height * unit } });
    return [shape || icon('scan'), h('span', null, label(field, option))];
  });
}

/** @param {Field} field */
export const Segmented = (field) =>
  Radios(field, 'segments', field.property.enum ?? [], (option) => h('span', null, label(field, option)));

/** @param {Field} field */
export function Select(field) {
  const { value, property } = field;
  const options = property.enum ?? [];
  const choices = options.map((option) =>
    h('option', {
      value: option,
      selected: () => value() === option,
      disabled: () => Boolean(field.refusal(option)) && value() !== option,
    }, label(field, option))
  );
  const empty = property.default === undefined &&
    h('option', { value: '', selected: () => value() === undefined }, text.form.automatic);
  const pick = (/** @type {any} */ event) => value.set(options.find((each) => String(each) === event.target.value));
  return Framed(field, h('select', { ...aria(field), class: 'input', onchange: pick }, empty, choices));
}

/** @param {Field} field */
export function Switch(field) {
  const { id, property, value } = field;
  const locked = () => Boolean(field.refusal(!value())) && !field.fault();
  return h(
    'div',
    { class: 'field' },
    h(
      'label',
      { class: 'switch-row', title: () => (locked() ? field.refusal(!value()) : null) },
      h('span', null, h('b', null, name(field)), property.description && h('small', null, property.description)),
      h('input', {
        class: 'switch',
        type: 'checkbox',
        role: 'switch',
        id,
        checked: () => value() === true,
        disabled: locked,
        onchange: (/** @type {any} */ event) => value.set(event.target.checked),
      }),
    ),
    () => field.fault() && h('p', { class: 'fault' }, icon('circle-alert'), field.fault()),
    () => locked() && h('ul', { class: 'refused' }, h('li', null, icon('info'), field.refusal(!value()))),
  );
}

/** Any number of a few.
 * @param {Field} field */
export function Checks(field) {
  const { value, property } = field;
  const chosen = () => /** @type {(string | number)[]} */ ([value() ?? []].flat());
  const options = property.items?.enum ?? [];
  const toggle = (/** @type {string | number} */ option) => {
    const next = options.filter((each) => (each === option) !== chosen().includes(each));
    value.set(/** @type {string[]} */ (next));
  };
  return Group(
    field,
    h(
      'div',
      { class: 'chips wrap' },
      options.map((option, index) =>
        h(
          'label',
          { class: 'chip' },
          h('input', {
            class: 'sr',
            type: 'checkbox',
            id: index ? null : field.id,
            checked: () => chosen().includes(option),
            onchange: () => toggle(option),
          }),
          label(field, option),
        )
      ),
    ),
  );
}
