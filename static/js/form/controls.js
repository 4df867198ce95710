// One control per form hint (`x-ui`); what has no hint gets the plainest control of its type.
import { mediaKind } from '../logic.js';
import { Checks, Ratio, Segmented, Select, Switch } from './choices.js';
import { Colour, isColour } from './colour.js';
import { Combo } from './combo.js';
import { Dropzone } from './dropzone.js';
import { Items } from './items.js';
import { NumberBox, Numbers, Seed, Slider, Stepper } from './numbers.js';
import { LongText, Prompt, Text } from './texts.js';

/** @typedef {import('./schema-form.js').Field} Field */

/** How many choices one can take in without searching. */
const many = 12;

/** @param {Field} field
 * @returns {Node} */
export function Control(field) {
  return (fitting(field) ?? kinds[field.property['x-ui'] ?? ''] ?? plain(field))(field);
}

/** What the shape of a value asks for, whatever the hint.
 * @param {Field} field */
function fitting({ name, property }) {
  if (mediaKind(property)) return Dropzone;
  if (property.items?.type === 'object') return Items;
  if (property.items?.enum) return Checks;
  if (isColour(name, property)) return Colour;
  return (property.enum?.length ?? 0) > many && property['x-ui'] !== 'ratio' ? Combo : undefined;
}

/** @type {Record<string, (field: Field) => Node>} */
const kinds = {
  prompt: Prompt,
  textarea: LongText,
  text: Text,
  ratio: Ratio,
  segmented: Segmented,
  select: Select,
  switch: Switch,
  stepper: Stepper,
  slider: Slider,
  seed: Seed,
  numbers: Numbers,
  color: Colour,
  colour: Colour,
};

/** @param {Field} field */
function plain({ property: { enum: choices, type } }) {
  if (choices) return Select;
  if (type === 'boolean') return Switch;
  if (type === 'array') return Numbers;
  return type === 'string' ? Text : NumberBox;
}
