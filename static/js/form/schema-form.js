// A model's JSON schema as signals and controls.
import { computed, h, icon, signal } from '../ui.js';
import { defaults, faults, shared } from '../logic.js';
import { Control } from './controls.js';
import { text } from '../text.js';

/** @typedef {import('../types.d.ts').Model} Model
 * @typedef {import('../types.d.ts').Property} Property
 * @typedef {import('../types.d.ts').Value} Value
 * @typedef {import('../types.d.ts').Values} Values
 * @typedef {{ name: string, id: string, property: Property, required: boolean, value: import('../ui/reactive.js').Signal<Value>,
 *   fault: () => string, touch: () => void }} Field */

/** @param {Model} model
 * @param {Values} values what to start with, as far as this model knows it */
export function SchemaForm({ schema }, values) {
  const start = { ...defaults(schema), ...shared(schema, values) };
  const names = ordered(schema.properties);
  const signals = Object.fromEntries(names.map((name) => [name, signal(start[name])]));
  const read = () => Object.fromEntries(names.map((name) => [name, signals[name]()]));
  const found = computed(() => faults(schema, read()));
  const touched = signal(/** @type {Set<string>} */ (new Set()));
  const touch = (/** @type {string[]} */ ...more) => touched.update((set) => new Set([...set, ...more]));

  const control = (/** @type {string} */ name) =>
    Control({
      name,
      id: fieldId(name),
      property: schema.properties[name],
      required: schema.required?.includes(name) ?? false,
      value: signals[name],
      fault: () => (touched().has(name) ? found()[name] ?? '' : ''),
      touch: () => touch(name),
    });
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
  return { element, values: read, signals, check, faults: found };
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
