// The price by the catalogue's rules, exact to the end and rounded up once. The server's figure is the truth.
import { ceiling, fraction, over, plus, times } from './decimal.js';

/** @typedef {import('../types.d.ts').Model} Model
 * @typedef {import('../types.d.ts').Values} Values
 * @typedef {import('../types.d.ts').Rule} Rule
 * @typedef {import('./decimal.js').Fraction} Fraction
 * @typedef {Record<string, [width: number, height: number]>} Pictures */

/** What the settings cost in credits, or null where the model offers no price for them.
 * @param {Pick<Model, 'schema' | 'price'>} model
 * @param {Values} settings
 * @param {Pictures} [pictures] the sizes of the pictures that are named in the settings
 * @returns {number | null} */
export function price(
  { schema, price: { rules, markup, round_up_to: step = '0.01', least = '0.01' } },
  settings,
  pictures = {},
) {
  const values = sized(schema, settings);
  try {
    const base = rules.map((rule) => start(rule, values, pictures)).find(Boolean);
    if (!base) return null;
    const product = rules.reduce((total, rule) => times(total, factor(rule, values)), base);
    const sum = rules.reduce((sum, rule) => plus(sum, addition(rule, values)), product);
    const total = times(sum, fraction(markup ?? 1));
    if (total.top <= 0n) return null;
    return amount([ceiling(total, fraction(step)), ceiling(fraction(least), fraction(step))], step);
  } catch {
    return null;
  }
}

/** @param {bigint[]} counts
 * @param {string} step */
function amount(counts, step) {
  const count = counts.reduce((a, b) => (a > b ? a : b));
  const tenThousandths = count * ceiling(fraction(step), fraction('0.0001'));
  return Number(tenThousandths) / 10_000;
}

/** The values with those that a ratio stands for.
 * @param {Model['schema']} schema
 * @param {Values} settings
 * @returns {Values} */
function sized({ properties }, settings) {
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''));
  const sets = Object.entries(properties).map(([name, property]) => property['x-sets']?.[String(settings[name])] ?? {});
  return Object.assign({}, ...sets, given);
}

/** @param {Rule} rule
 * @param {Values} values
 * @param {Pictures} pictures
 * @returns {Fraction | undefined} */
function start(rule, values, pictures) {
  if (rule.kind === 'base') return fraction(rule.credits);
  if (rule.kind === 'tableByOutput') return byOutput(rule, values, pictures);
  if (rule.kind !== 'table') return undefined;
  return known(rule.credits[rule.parameters.map((name) => text(values[name])).join('|')]);
}

/** The first row that the longest side of the result does not exceed.
 * @param {Extract<Rule, { kind: 'tableByOutput' }>} rule
 * @param {Values} values
 * @param {Pictures} pictures */
function byOutput({ image, factor, credits }, values, pictures) {
  const picture = pictures[text(values[image])];
  const side = Math.max(...picture) * Number(values[factor]);
  const row = Object.keys(credits).map(Number).sort((a, b) => a - b).find((most) => side <= most);
  return known(credits[String(row)]);
}

/** @param {Rule} rule
 * @param {Values} values
 * @returns {Fraction} */
function factor(rule, values) {
  if (rule.kind === 'multiplier') return known(rule.values[text(values[rule.parameter])]);
  if (rule.kind === 'perOutput') return known(values[rule.parameter]);
  if (rule.kind === 'perUnit') return over(units(rule, values), fraction(rule.baseUnits));
  return one;
}

/** @param {Rule} rule
 * @param {Values} values
 * @returns {Fraction} */
function addition(rule, values) {
  if (rule.kind !== 'addPerUnit') return fraction(0);
  const count = rule.times ? known(values[rule.times]) : one;
  const further = ceiling(units(rule, values), fraction(rule.unitSize)) - BigInt(rule.includedUnits);
  return further > 0n ? times(times(fraction(rule.creditsPerUnit), fraction(further)), count) : fraction(0);
}

/** @param {{ parameters: string[], combine: string }} rule
 * @param {Values} values
 * @returns {Fraction} */
function units({ parameters, combine }, values) {
  if (combine === 'characters') return fraction([...text(values[parameters[0]])].length);
  return parameters.reduce((product, name) => times(product, known(values[name])), one);
}

const one = fraction(1);

/** @param {unknown} value */
const text = (value) => String(value ?? '');

/** What has no rate has no price.
 * @param {unknown} value */
const known = (value) => fraction(text(value));
