import { byFamily, faults, given, inGroup, mediaKind, search } from '../../../static/js/logic.js';
import { equal, includes } from './expect.js';

/** @param {Record<string, any>} properties
 * @param {string[]} [required]
 * @returns {import('../../../static/js/types.d.ts').Schema} */
const schema = (properties, required = []) => ({ type: 'object', properties, required });

Deno.test('a list of numbers is judged by their count and each by its range', () => {
  const colour = schema({
    rgba: {
      type: 'array',
      title: 'Colour',
      minItems: 4,
      maxItems: 4,
      items: { type: 'integer', minimum: 0, maximum: 255 },
    },
  });
  equal(faults(colour, { rgba: [0, 1, 2, 255] }), {});
  includes(faults(colour, { rgba: [1, 2, 3] }).rgba, 'exactly 4');
  includes(faults(colour, { rgba: [1, 2, 3, 256] }).rgba, 'between 0 and 255');
  includes(faults(colour, { rgba: 'red' }).rgba, 'commas');
});

Deno.test('a text must have the form that is asked for', () => {
  const code = schema({ code: { type: 'string', title: 'Code', pattern: '^[0-9A-Fa-f]{8}$' } });
  equal(faults(code, { code: '0123abCD' }), {});
  includes(faults(code, { code: 'nothing' }).code, 'form');
});

Deno.test('things in a list are judged one by one', () => {
  const frames = schema({
    frames: {
      type: 'array',
      title: 'Frames',
      maxItems: 2,
      items: {
        type: 'object',
        required: ['image'],
        properties: {
          image: { type: 'string', title: 'Image', contentMediaType: 'image/*' },
          frame: { type: 'string', enum: ['first', 'last'] },
        },
      },
    },
  });
  equal(faults(frames, { frames: [{ image: 'x', frame: 'last' }] }), {});
  includes(faults(frames, { frames: [{ frame: 'last' }] }).frames, 'Add image');
  includes(faults(frames, { frames: [{ image: 'x' }, { image: 'y' }, { image: 'z' }] }).frames, 'at most 2');
});

Deno.test('a field that needs a switch is left out while it is off, and asked for while it is on', () => {
  const sung = schema({
    sound: { type: 'boolean', default: false },
    words: { type: 'string', title: 'Words', 'x-needs': 'sound', 'x-needed-by': 'sound' },
  });
  equal(given(sung, { sound: false, words: 'la' }), { sound: false });
  equal(faults(sung, { sound: false }), {});
  includes(faults(sung, { sound: true }).words, 'required');
});

Deno.test('a field takes the kind of file that it says', () => {
  equal(
    ['image/*', 'video/*', 'audio/*'].map((contentMediaType) => mediaKind({ type: 'string', contentMediaType })),
    ['image', 'video', 'audio'],
  );
  equal(mediaKind({ type: 'array', items: { type: 'string', contentMediaType: 'image/*' } }), 'image');
  equal(mediaKind({ type: 'string' }), undefined);
});

const made = (
  /** @type {string} */ name,
  /** @type {string} */ family,
  /** @type {number} */ order,
) => /** @type {any} */ ({
  model_name: name,
  model_family: family,
  variant_name: name.split(' ').at(-1),
  display_order_in_family: order,
  groups: ['g'],
  provider: 'kie_ai',
  blurb: '',
});
const models = [
  made('Kling Pro', 'Kling', 2),
  made('Veo Fast', 'Veo', 1),
  made('Kling Lite', 'Kling', 1),
  made('Sora 2', 'Sora', 1),
];

Deno.test('families stand together with their variants in order, and what has no relatives at the end', () => {
  const ordered = inGroup(/** @type {any} */ ({ models, groups: [{ id: 'g', models: [0, 1, 2, 3] }] }), 'g');
  equal(
    byFamily(ordered).map(([family, list]) => [family, list.map((model) => model.model_name)]),
    [['Kling', ['Kling Lite', 'Kling Pro']], ['More models', ['Veo Fast', 'Sora 2']]],
  );
});

Deno.test('models are found by name, family, variant and provider', () => {
  const names = (/** @type {string} */ words) => search(models, words, '').map((model) => model.model_name);
  equal([names('kling lite'), names('FAST'), names('kie.ai sora')], [['Kling Lite'], ['Veo Fast'], ['Sora 2']]);
});
