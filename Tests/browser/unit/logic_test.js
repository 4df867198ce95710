import { day, defaults, faults, left, placeholder, shared, translate } from '../../../static/js/logic.js';
import { ceiling, fraction, times } from '../../../static/js/logic/decimal.js';
import { equal, includes } from './expect.js';

const schema = /** @type {import('../../../static/js/types.d.ts').Schema} */ ({
  type: 'object',
  required: ['prompt', 'image'],
  properties: {
    prompt: { type: 'string', title: 'Prompt', minLength: 3, maxLength: 5, 'x-ui': 'prompt' },
    image: { type: 'string', title: 'Source image', 'x-ui': 'image' },
    steps: { type: 'integer', title: 'Steps', minimum: 1, maximum: 8, default: 4 },
    ratio: { type: 'string', title: 'Ratio', enum: ['1:1', '16:9'], default: '1:1' },
  },
});

Deno.test('decimals are exact where floats are not', () => {
  equal(ceiling(times(fraction('0.1'), fraction(3)), fraction('0.1')).toString(), '3');
  equal(ceiling(fraction(1e-7), fraction('0.0001')).toString(), '1');
});

Deno.test('a form starts with the defaults', () => equal(defaults(schema).steps, 4));

Deno.test('faults name the field and the rule', () => {
  equal(faults(schema, { prompt: 'fern', image: 'x', steps: 4, ratio: '1:1' }), {});
  const found = faults(schema, { prompt: 'ab', steps: 9, ratio: '3:7' });
  includes(found.prompt, 'at least 3');
  includes(found.image, 'source image');
  includes(found.steps, 'between 1 and 8');
  includes(found.ratio, '3:7');
});

Deno.test('another model keeps what it also has and allows', () => {
  equal(shared(schema, { prompt: 'fern', steps: 99, ratio: '16:9', voice: 'x' }), { prompt: 'fern', ratio: '16:9' });
});

Deno.test('the prompt follows under another name', () => {
  const model = (/** @type {any} */ common, /** @type {any} */ properties = {}) => /** @type {any} */ ({
    common_parameters: common,
    schema: { properties },
  });
  const values = translate(model({ positivePrompt: 'prompt' }), model({ positivePrompt: 'text' }), { prompt: 'fern' });
  equal(values, { text: 'fern' });
});

Deno.test('a picture follows from a place for one to a place for many and back', () => {
  const one = /** @type {any} */ ({
    common_parameters: {},
    schema: { properties: { image: { type: 'string', contentMediaType: 'image/*' } } },
  });
  const many = /** @type {any} */ ({
    common_parameters: {},
    schema: { properties: { images: { type: 'array', items: { type: 'string', contentMediaType: 'image/*' } } } },
  });
  equal(translate(one, many, { image: 'a' }), { images: ['a'] });
  equal(translate(many, one, { images: ['a', 'b'] }), { image: 'a' });
});

Deno.test('what is left is never rounded up', () =>
  equal([left(1.999), left(0.3, 0.1), left(1, 0.03)], ['1.99', '0.2', '0.97']));

Deno.test('days are named from today', () => {
  const now = Date.parse('2026-11-25T12:00:00');
  equal([day('2026-11-25T00:01:00', now), day('2026-11-24T23:59:00', now)], ['Today', 'Yesterday']);
});

Deno.test('a colour grid becomes a bitmap of 90 bytes', () => {
  const image = placeholder(Array(12).fill('ff0000'));
  equal(atob(image.split(',')[1]).length, 90);
  equal([placeholder(null), placeholder([])], ['', '']);
});
