import { price } from '../../../static/js/logic/price.js';
import { equal } from './expect.js';

const bare = { schema: { type: /** @type {const} */ ('object'), properties: {} } };

/** @param {any[]} rules
 * @param {Record<string, any>} settings
 * @param {any} [properties] */
const of = (rules, settings, properties = {}) =>
  price({ schema: { ...bare.schema, properties }, price: { rules } }, settings);

Deno.test('a charge is rounded up once, to a hundredth, and is never less than one', () => {
  equal(of([{ kind: 'base', credits: '0.026' }], {}), 0.03);
  equal(of([{ kind: 'base', credits: '0.03' }], {}), 0.03);
  equal(of([{ kind: 'base', credits: '0.0001' }], {}), 0.01);
});

Deno.test('results multiply the exact amount, not the rounded one', () => {
  const rules = [{ kind: 'base', credits: '0.026' }, { kind: 'perOutput', parameter: 'n' }];
  equal([1, 2, 3, 4].map((n) => of(rules, { n })), [0.03, 0.06, 0.08, 0.11]);
});

Deno.test('a combination outside the table has no price', () => {
  const rules = [{ kind: 'table', parameters: ['duration', 'quality'], credits: { '5|hd': '4.2', '10|hd': null } }];
  equal(of(rules, { duration: 5, quality: 'hd' }), 4.2);
  equal(of(rules, { duration: 10, quality: 'hd' }), null);
  equal(of(rules, { duration: 7, quality: 'hd' }), null);
});

Deno.test('a factor that is not known blocks the price', () => {
  const rules = [{ kind: 'base', credits: '1' }, {
    kind: 'multiplier',
    parameter: 'q',
    values: { low: '0.5', high: null },
  }];
  equal([of(rules, { q: 'low' }), of(rules, { q: 'high' }), of(rules, {})], [0.5, null, null]);
});

Deno.test('a ratio stands for width and height, and what is given wins', () => {
  const ratio = { aspectRatio: { type: 'string', 'x-sets': { '1:1': { width: 1024, height: 1024 } } } };
  const rules = [
    { kind: 'base', credits: '1' },
    { kind: 'perUnit', parameters: ['width', 'height'], combine: 'product', unit: 'pixel', baseUnits: 1_048_576 },
  ];
  equal(of(rules, { aspectRatio: '1:1' }, ratio), 1);
  equal(of(rules, { aspectRatio: '1:1', width: 512 }, ratio), 0.5);
});

Deno.test('a text is priced by its characters, also those beyond sixteen bits', () => {
  const rules = [
    { kind: 'base', credits: '0.6' },
    { kind: 'perUnit', parameters: ['text'], combine: 'characters', unit: 'character', baseUnits: 1000 },
  ];
  equal([of(rules, { text: '😀'.repeat(100) }), of(rules, { text: 'x'.repeat(1001) })], [0.06, 0.61]);
});

Deno.test('further units are added for each result', () => {
  const rules = [
    { kind: 'base', credits: '1' },
    { kind: 'perOutput', parameter: 'n' },
    {
      kind: 'addPerUnit',
      parameters: ['mp'],
      combine: 'product',
      unit: 'mp',
      unitSize: 2,
      includedUnits: 1,
      creditsPerUnit: '0.5',
      times: 'n',
    },
  ];
  equal([of(rules, { n: 2, mp: 2 }), of(rules, { n: 2, mp: 3 })], [2, 3]);
});

const vectors = JSON.parse(Deno.readTextFileSync(new URL('../../vectors/prices.json', import.meta.url)));

for (const { about, rules, settings, pictures, markup, cost } of vectors.rules) {
  const model = { ...bare, price: { rules, markup } };
  Deno.test(`as the server: ${about}`, () =>
    equal(price(model, settings, pictures), cost == null ? null : Number(cost)));
}

Deno.test('every model costs what its vectors say, and what they refuse has no price', () => {
  for (const { model, about, parameters, repeated = {}, pictures, cost } of vectors.models) {
    const { name, rules, defaults, sets = {} } = vectors.prices[model];
    const texts = Object.fromEntries(
      Object.entries(repeated).map(([key, [text, times]]) => [key, text.repeat(times)]),
    );
    const properties = /** @type {any} */ (Object.fromEntries(
      Object.entries(sets).map(([key, value]) => [key, { type: 'string', 'x-sets': value }]),
    ));
    const found = price({ schema: { type: 'object', properties }, price: { rules } }, {
      ...defaults,
      ...parameters,
      ...texts,
    }, pictures);
    equal([name, about, found], [name, about, cost == null ? null : Number(cost)]);
  }
});

Deno.test('a model without a base has no price', () =>
  equal(of([{ kind: 'perOutput', parameter: 'n' }], { n: 1 }), null));
