import { priceRange, refusals } from '../../../static/js/logic.js';
import { equal } from './expect.js';

/** @param {any} properties
 * @param {any[]} rules
 * @returns {import('../../../static/js/types.d.ts').Model} */
const model = (properties, rules) => /** @type {any} */ ({ schema: { properties }, price: { rules } });

const clip = model(
  {
    size: { type: 'string', enum: ['720p', '1080p'], default: '720p' },
    length: { type: 'string', enum: ['5', '10'], default: '5' },
  },
  [{
    kind: 'table',
    parameters: ['size', 'length'],
    credits: { '720p|5': '1.2', '720p|10': '3', '1080p|5': '3', '1080p|10': null },
  }],
);

Deno.test('a choice that the table leaves out is refused, and the other choice is named', () => {
  equal(refusals(clip, { size: '720p', length: '5' }), {});
  equal(refusals(clip, { size: '720p', length: '10' }), { size: { '1080p': ['length'] } });
  equal(refusals(clip, { size: '1080p', length: '5' }), { length: { '10': ['size'] } });
});

Deno.test('both sides of a refused pair are named', () =>
  equal(refusals(clip, { size: '1080p', length: '10' }), {
    size: { '1080p': ['length'] },
    length: { '10': ['size'] },
  }));

Deno.test('what has no rate at all is refused and nobody is in the way', () => {
  const video = model({ size: { type: 'string', enum: ['480p', '1080p'] } }, [
    { kind: 'base', credits: '1' },
    { kind: 'multiplier', parameter: 'size', values: { '480p': '1', '1080p': null } },
  ]);
  equal(refusals(video, { size: '480p' }), { size: { '1080p': [] } });
});

Deno.test('a switch is refused like any choice', () => {
  const sung = model(
    { sound: { type: 'boolean' }, length: { type: 'string', enum: ['5', '10'] } },
    [{ kind: 'table', parameters: ['sound', 'length'], credits: { 'false|5': '1', 'true|5': '2', 'false|10': '3' } }],
  );
  equal(refusals(sung, { sound: false, length: '10' }), { sound: { 'true': ['length'] } });
});

Deno.test('a price goes from the cheapest choice to the dearest', () => equal(priceRange(clip), [1.2, 3]));

Deno.test('a price by the second is tried at both ends of the length, one by steps is not', () => {
  const rules = (/** @type {string} */ unit) => [
    { kind: 'base', credits: '6' },
    { kind: 'perUnit', parameters: ['n'], combine: 'product', unit, baseUnits: 6 },
  ];
  const property = { n: { type: 'integer', minimum: 6, maximum: 30, default: 6 } };
  equal([priceRange(model(property, rules('second'))), priceRange(model(property, rules('step')))], [[6, 30], [6, 6]]);
});

Deno.test('a text is priced for one unit of it', () =>
  equal(
    priceRange(model({ words: { type: 'string' } }, [
      { kind: 'base', credits: '0.6' },
      { kind: 'perUnit', parameters: ['words'], combine: 'characters', unit: 'character', baseUnits: 1000 },
    ])),
    [0.6, 0.6],
  ));

Deno.test('a table by the size of a picture goes from its first row to its last', () =>
  equal(
    priceRange(model({}, [{ kind: 'tableByOutput', image: 'i', factor: 'f', credits: { 2048: '1', 8192: '4' } }])),
    [1, 4],
  ));
