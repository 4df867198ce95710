// What one counts or measures.
import { h, icon } from '../ui.js';
import { text } from '../text.js';
import { aria, Framed, Group, name, Radios } from './frame.js';

/** @typedef {import('./schema-form.js').Field} Field */

/** @param {Field} field */
export function Stepper(field) {
  const { minimum = 1, maximum = 4, multipleOf = 1 } = field.property;
  const count = Math.floor((maximum - minimum) / multipleOf) + 1;
  if (count > 6) return NumberBox(field);
  const options = Array.from({ length: count }, (_, index) => minimum + index * multipleOf);
  return Radios(field, 'segments', options, (option) => h('span', null, option));
}

/** @param {Field} field */
export function Slider(field) {
  const { value, property: { minimum, maximum, multipleOf, type, 'x-unit': unit } } = field;
  if (minimum === undefined || maximum === undefined) return NumberBox(field);
  const number = () => Number(value() ?? minimum);
  const step = multipleOf ?? (type === 'integer' ? 1 : (maximum - minimum) / 100);
  const range = h('input', {
    ...aria(field),
    class: 'range',
    type: 'range',
    min: minimum,
    max: maximum,
    step: Number(step.toPrecision(2)),
    value: () => String(number()),
    'aria-valuetext': () => (value() === undefined ? text.form.auto : null),
    style: () => ({ '--p': `${((number() - minimum) / (maximum - minimum)) * 100}%` }),
    oninput: (/** @type {any} */ event) => value.set(event.target.valueAsNumber),
  });
  const said = () => `${value() ?? text.form.auto}${unit && value() !== undefined ? ` ${unit}` : ''}`;
  return Framed(field, range, h('output', { for: field.id }, said));
}

/** @param {Field} field */
export function Seed(field) {
  const most = Math.min(field.property.maximum ?? 2 ** 31, 2 ** 31), least = field.property.minimum ?? 0;
  const random = () => field.value.set(least + Math.floor(Math.random() * (most - least)));
  const dice = h('button', {
    type: 'button',
    class: 'btn square',
    'aria-label': text.form.randomSeed,
    onclick: random,
  }, icon('dices'));
  return Framed(field, h('div', { class: 'beside apart' }, Digits(field, text.form.random), dice));
}

/** @param {Field} field */
export const NumberBox = (field) => Framed(field, Digits(field, text.form.automatic));

/** So many numbers: a box for each where their count is fixed, else one line with commas.
 * @param {Field} field */
export function Numbers(field) {
  const { minItems, maxItems = 0 } = field.property;
  return minItems === maxItems && maxItems <= 6 ? Boxes(field, maxItems) : List(field);
}

/** @param {Field} field
 * @param {number} count */
function Boxes(field, count) {
  const { minimum, maximum } = field.property.items ?? {};
  const numbers = () => /** @type {(number | undefined)[]} */ ([field.value() ?? []].flat());
  const put = (/** @type {number} */ place, /** @type {number} */ number) => {
    const next = Array.from({ length: count }, (_, index) => (index === place ? number : numbers()[index]));
    const rest = next.map((each) => (Number.isNaN(each) ? undefined : each));
    field.value.set(rest.every((each) => each === undefined) ? undefined : /** @type {number[]} */ (rest));
  };
  const Box = (/** @type {number} */ place) =>
    h('input', {
      ...aria(field),
      id: place ? null : field.id,
      class: 'input num',
      type: 'number',
      min: minimum,
      max: maximum,
      step: field.property.items?.type === 'integer' ? 1 : 'any',
      'aria-label': text.form.numbered(name(field), place + 1),
      value: () => String(numbers()[place] ?? ''),
      oninput: (/** @type {any} */ event) => put(place, event.target.valueAsNumber),
    });
  return Group(field, h('div', { class: 'boxes' }, Array.from({ length: count }, (_, place) => Box(place))));
}

/** What can't be read as numbers stays as it was typed, and is a fault.
 * @param {Field} field */
function List(field) {
  const read = (/** @type {string} */ typed) => {
    const numbers = typed.split(/[\s,;]+/).filter(Boolean).map(Number);
    return numbers.some(Number.isNaN) ? typed : numbers;
  };
  return Framed(
    field,
    h('input', {
      ...aria(field),
      class: 'input num',
      type: 'text',
      inputmode: 'decimal',
      placeholder: '0, 0, 0',
      value: () => [field.value() ?? ''].flat().join(', '),
      onchange: (/** @type {any} */ event) =>
        field.value.set(event.target.value.trim() ? read(event.target.value) : undefined),
    }),
  );
}

/** @param {Field} field
 * @param {string} placeholder */
const Digits = (field, placeholder) =>
  h('input', {
    ...aria(field),
    class: 'input num',
    type: 'number',
    min: field.property.minimum,
    max: field.property.maximum,
    step: field.property.multipleOf ?? (field.property.type === 'integer' ? 1 : 'any'),
    placeholder,
    value: () => String(field.value() ?? ''),
    oninput: (/** @type {any} */ event) =>
      field.value.set(event.target.value === '' ? undefined : event.target.valueAsNumber),
  });
