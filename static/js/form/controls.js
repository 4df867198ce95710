// One control per form hint (`x-ui`); what has no hint gets the plainest control of its type.
import { h, icon } from '../ui.js';
import { Dropzone } from './dropzone.js';
import { aria, Framed, label, Radios } from './frame.js';
import { text } from '../text.js';

/** @typedef {import('./schema-form.js').Field} Field */

/** @param {Field} field
 * @returns {Node} */
export function Control(field) {
  return (kinds[field.property['x-ui'] ?? ''] ?? plain(field))(field);
}

/** @type {Record<string, (field: Field) => Node>} */
const kinds = {
  prompt: (field) => Area(field, 'prompt', invitation(field), Counter(field)),
  textarea: (field) => Area(field, 'short'),
  ratio: Ratio,
  segmented: (field) => Radios(field, 'segments', field.property.enum ?? [], (option) => label(field, option)),
  stepper: Stepper,
  select: Select,
  slider: Slider,
  switch: Switch,
  seed: Seed,
  image: Dropzone,
  images: Dropzone,
  text: Text,
};

/** @param {Field} field */
const invitation = ({ property: { title, description } }) =>
  title === text.create.prompt || !description ? text.create.describe : description;

/** @param {Field} field */
function plain({ property }) {
  if (property.enum) return Select;
  if (property.type === 'boolean') return Switch;
  return property.type === 'string' ? Text : NumberBox;
}

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

/** @param {Field} field */
function Ratio(field) {
  return Radios(field, 'ratios', field.property.enum ?? [], (option) => {
    const [width, height] = String(option).split(':').map(Number);
    const unit = 22 / Math.max(width || 1, height || 1);
    const shape = width && height && h('i', { style: { '--w': width * unit, '--t': height * unit } });
    return [shape || icon('scan'), label(field, option)];
  });
}

/** @param {Field} field */
function Stepper(field) {
  const { minimum = 1, maximum = 4 } = field.property;
  if (maximum - minimum > 5) return NumberBox(field);
  return Radios(field, 'segments', Array.from({ length: maximum - minimum + 1 }, (_, i) => minimum + i), (n) => n);
}

/** @param {Field} field */
function Select(field) {
  const { value, property } = field;
  const options = property.enum ?? [];
  const choices = options.map((option) =>
    h('option', { value: option, selected: () => value() === option }, label(field, option))
  );
  const empty = property.default === undefined &&
    h('option', { value: '', selected: () => value() === undefined }, text.form.automatic);
  const pick = (/** @type {any} */ event) => value.set(options.find((each) => String(each) === event.target.value));
  return Framed(field, h('select', { ...aria(field), class: 'input', onchange: pick }, empty, choices));
}

/** @param {Field} field */
function Slider(field) {
  const { value, property: { minimum = 0, maximum = 1, multipleOf, type, 'x-unit': unit } } = field;
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
    style: () => ({ '--p': `${((number() - minimum) / (maximum - minimum)) * 100}%` }),
    oninput: (/** @type {any} */ event) => value.set(event.target.valueAsNumber),
  });
  return Framed(
    field,
    range,
    h('output', { for: field.id }, () => `${value() ?? text.form.auto}${unit ? ` ${unit}` : ''}`),
  );
}

/** @param {Field} field */
function Switch({ id, name, property, value }) {
  return h(
    'label',
    { class: 'switch-row' },
    h(
      'span',
      null,
      h('b', null, property.title ?? name),
      property.description && h('small', null, property.description),
    ),
    h('input', {
      class: 'switch',
      type: 'checkbox',
      role: 'switch',
      id,
      checked: () => Boolean(value()),
      onchange: (/** @type {any} */ event) => value.set(event.target.checked),
    }),
  );
}

/** @param {Field} field */
function Seed(field) {
  const random = () => field.value.set(Math.floor(Math.random() * 2 ** 31) + (field.property.minimum ?? 0));
  const dice = h('button', {
    type: 'button',
    class: 'btn square',
    'aria-label': text.form.randomSeed,
    onclick: random,
  }, icon('dices'));
  return Framed(field, h('div', { class: 'beside apart' }, Digits(field, text.form.random), dice));
}

/** @param {Field} field */
const NumberBox = (field) => Framed(field, Digits(field, text.form.automatic));

/** @param {Field} field
 * @param {string} placeholder */
const Digits = (field, placeholder) =>
  h('input', {
    ...aria(field),
    class: 'input num',
    type: 'number',
    step: field.property.multipleOf ?? (field.property.type === 'integer' ? 1 : 'any'),
    placeholder,
    value: () => String(field.value() ?? ''),
    oninput: (/** @type {any} */ event) =>
      field.value.set(event.target.value === '' ? undefined : event.target.valueAsNumber),
  });

/** @param {Field} field */
function Text(field) {
  return Framed(
    field,
    h('input', {
      ...aria(field),
      class: 'input',
      type: 'text',
      value: () => field.value() ?? '',
      oninput: (/** @type {any} */ event) => field.value.set(event.target.value),
    }),
  );
}
