// A model's JSON schema as signals and controls.
import { computed, h, icon, signal } from '../ui.js';
import { defaults, faults, given, isAsked, isRequired, refusals, shared } from '../logic.js';
import { text } from '../text.js';
import { Control } from './controls.js';
import { Offers } from './offers.js';

/** @typedef {import('../types.d.ts').Model} Model
 * @typedef {import('../types.d.ts').Property} Property
 * @typedef {import('../types.d.ts').Value} Value
 * @typedef {import('../types.d.ts').Values} Values
 * @typedef {string | number | boolean} Option
 * @typedef {{ name: string, id: string, property: Property, required: () => boolean,
 *   value: import('../ui/reactive.js').Signal<Value>, fault: () => string, touch: () => void,
 *   refusal: (option: Option) => string, refused: () => string[] }} Field
 * `refusal` says why an option is not to be had now, `refused` all of these in sentences. */

/** @param {Model} model
 * @param {Values} values what to start with, as far as this model knows it */
export function SchemaForm(model, values) {
  const { schema } = model;
  const start = { ...defaults(schema), ...shared(schema, values) };
  const names = ordered(schema.properties);
  const signals = Object.fromEntries(names.map((name) => [name, signal(start[name])]));
  const all = () => Object.fromEntries(names.map((name) => [name, signals[name]()]));
  const read = () => given(schema, all());
  const offers = Offers(schema, computed(() => refusals(model, all())), all);
  const found = computed(() => ({ ...faults(schema, all()), ...offers.faults() }));
  const touched = signal(/** @type {Set<string>} */ (new Set()));
  const touch = (/** @type {string[]} */ ...more) => touched.update((set) => new Set([...set, ...more]));

  const control = (/** @type {string} */ name) => {
    const element = Control({
      name,
      id: fieldId(name),
      property: schema.properties[name],
      required: () => isRequired(schema, name, all()),
      value: signals[name],
      fault: () => offers.faults()[name] ?? (touched().has(name) ? found()[name] ?? '' : ''),
      touch: () => touch(name),
      refusal: (option) => offers.reason(name, option),
      refused: () => offers.lines(name),
    });
    if (!schema.properties[name]['x-needs']) return element;
    return h('div', { hidden: () => !isAsked(schema, name, all()) }, element);
  };
  const [basic, advanced] = [false, true].map((wanted) =>
    names.filter((name) => Boolean(schema.properties[name]['x-advanced']) === wanted)
  );
  const element = h(
    'div',
    { class: 'stack' },
    basic.map(control),
    advanced.length > 0 && Advanced(advanced.map(control)),
  );

  /** Shows what is wrong and moves to the first of it; true when nothing is. */
  const check = () => {
    const bad = names.filter((name) => found()[name]);
    touch(...bad);
    if (bad[0]) reveal(element, fieldId(bad[0]));
    return bad.length === 0;
  };
  const isRefused = () => Object.keys(offers.faults()).length > 0;
  return { element, values: read, signals, check, faults: found, isRefused };
}

/** @param {string} name */
export const fieldId = (name) => `field-${name.replaceAll('.', '-')}`;

/** @param {Record<string, Property>} properties */
const ordered = (properties) =>
  Object.keys(properties).toSorted((a, b) => (properties[a]['x-order'] ?? 99) - (properties[b]['x-order'] ?? 99));

/** @param {Node[]} controls */
const Advanced = (controls) =>
  h(
    'details',
    { class: 'advanced' },
    h('summary', null, icon('sliders-horizontal'), text.form.advanced, icon('chevron-down')),
    h('div', { class: 'stack' }, controls),
  );

/** @param {HTMLElement} form
 * @param {string} id */
function reveal(form, id) {
  const control = form.querySelector(`#${CSS.escape(id)}`);
  control?.closest('details')?.setAttribute('open', '');
  if (control instanceof HTMLElement) control.focus();
}
