// What a model costs at least and at most, over the choices that its price depends on.
import { options } from './offers.js';
import { price } from './price.js';
import { defaults } from './validate.js';

/** @typedef {import('../types.d.ts').Model} Model
 * @typedef {import('../types.d.ts').Values} Values
 * @typedef {import('../types.d.ts').Rule} Rule */

const enough = 500;
/** @type {WeakMap<Model, [low: number, high: number]>} */
const known = new WeakMap();

/** The lowest and the highest price of one result; texts count as one unit of theirs.
 * @param {Model} model
 * @returns {[low: number, high: number]} */
export function priceRange(model) {
  const found = known.get(model) ?? work(model);
  known.set(model, found);
  return found;
}

/** @param {Model} model
 * @returns {[low: number, high: number]} */
function work(model) {
  const prices = combinations(model).map((values) => price(model, values)).filter((amount) => amount !== null);
  const table = model.price.rules.find((rule) => rule.kind === 'tableByOutput');
  if (!prices.length && table) prices.push(...amountsOf(model, Object.values(table.credits)));
  if (!prices.length) return [model.base_token_cost ?? 0, model.base_token_cost ?? 0];
  return [Math.min(...prices), Math.max(...prices)];
}

/** The rows of a table that is read by the size of a picture that is not known yet.
 * @param {Model} model
 * @param {(string | number | null)[]} rows */
function amountsOf(model, rows) {
  const listed = rows.filter((row) => row !== null);
  return listed.map((credits) => price({ ...model, price: { ...model.price, rules: [{ kind: 'base', credits }] } }, {}))
    .filter((amount) => amount !== null);
}

/** @param {Model} model
 * @returns {Values[]} */
function combinations(model) {
  /** @type {Values[]} */
  let all = [{ ...defaults(model.schema) }];
  for (const [name, values] of choices(model)) {
    if (all.length * values.length > enough) continue;
    all = all.flatMap((each) => values.map((value) => ({ ...each, [name]: value })));
  }
  return all;
}

/** What to try for each parameter of the price, one at a time.
 * @param {Model} model
 * @returns {[string, (string | number)[]][]} */
function choices({ schema: { properties }, price: { rules } }) {
  const found = new Map();
  for (const rule of rules) {
    if (rule.kind === 'table') { for (const name of rule.parameters) found.set(name, options(properties[name])); }
    if (rule.kind === 'multiplier') found.set(rule.parameter, options(properties[rule.parameter]));
    if (rule.kind === 'perOutput' && properties[rule.parameter]?.minimum) {
      found.set(rule.parameter, [properties[rule.parameter].minimum]);
    }
    if (rule.kind === 'perUnit') { for (const [name, values] of amounts(rule, properties)) found.set(name, values); }
    if (rule.kind === 'tableByOutput') found.set(rule.factor, options(properties[rule.factor]));
  }
  return [...found].filter(([, values]) => values.length);
}

/** Lengths are tried at both ends, sizes and steps stay as they are.
 * @param {Extract<Rule, { kind: 'perUnit' }>} rule
 * @param {Record<string, import('../types.d.ts').Property>} properties
 * @returns {[string, (string | number)[]][]} */
function amounts({ parameters, combine, unit, baseUnits }, properties) {
  if (combine === 'characters') return [[parameters[0], ['x'.repeat(baseUnits)]]];
  if (unit !== 'second') return [];
  return parameters.map((name) => {
    const { enum: listed, minimum, maximum } = properties[name] ?? {};
    return [name, listed ?? [minimum, maximum].filter((each) => each !== undefined)];
  });
}
