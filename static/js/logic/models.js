// Finding one's way among the models.
import { text } from '../text.js';
import { mediaKind } from './validate.js';

/** @typedef {import('../types.d.ts').Model} Model
 * @typedef {import('../types.d.ts').Catalogue} Catalogue */

/** Every model, group by group.
 * @param {Catalogue} catalogue */
export const inOrder = (catalogue) => catalogue.groups.flatMap(({ id }) => inGroup(catalogue, id));

/** The models of a group, families together, variants in their order.
 * @param {Catalogue} catalogue
 * @param {string} group */
export function inGroup(catalogue, group) {
  const places = catalogue.groups.find(({ id }) => id === group)?.models ?? [];
  const models = places.map((place) => catalogue.models[place]);
  return [...Map.groupBy(models, (model) => model.model_family).values()]
    .flatMap((family) => family.toSorted((a, b) => a.display_order_in_family - b.display_order_in_family));
}

/** Families with their variants; what has no relatives stands together at the end.
 * @param {Model[]} models
 * @returns {[family: string, models: Model[]][]} */
export function byFamily(models) {
  const families = [...Map.groupBy(models, (model) => model.model_family)];
  const single = families.filter(([, list]) => list.length === 1).flatMap(([, list]) => list);
  if (single.length < 2) return families;
  return [...families.filter(([, list]) => list.length > 1), [text.picker.more, single]];
}

/** The models that have every word in their names, in the family if one is named.
 * @param {Model[]} models
 * @param {string} query
 * @param {string} family */
export function search(models, query, family) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return models.filter((model) => {
    const said = [model.model_name, model.model_family, model.variant_name, providerName(model), model.blurb]
      .join(' ').toLowerCase();
    return (!family || model.model_family === family) && words.every((word) => said.includes(word));
  });
}

/** The parameter that holds the prompt, if the model takes one.
 * @param {Model} model */
export function promptField(model) {
  const named = model.common_parameters.positivePrompt;
  if (named && model.schema.properties[named]) return named;
  return Object.keys(model.schema.properties).find((name) => model.schema.properties[name]['x-ui'] === 'prompt');
}

/** The first parameter that takes a picture.
 * @param {Model} model */
export function imageField(model) {
  const { properties } = model.schema;
  return Object.keys(properties).find((name) => mediaKind(properties[name]) === 'image');
}

/** @param {Model} model */
export const providerName = (model) =>
  /** @type {Record<string, string>} */ (text.providers)[model.provider] ?? model.provider;

/** Values under another model's names for the same things: prompt stays prompt whatever it is called.
 * @param {Model} from
 * @param {Model} to
 * @param {import('../types.d.ts').Values} values */
export function translate(from, to, values) {
  const common = Object.fromEntries(Object.entries(from.common_parameters).map(([ours, theirs]) => [theirs, ours]));
  const image = [imageField(from), imageField(to)];
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name === image[0] && image[1]) return [image[1], asMany(to.schema.properties[image[1]], value)];
      return [to.common_parameters[common[name]] ?? name, value];
    }),
  );
}

/** A file where many are taken, or the first of many where one is.
 * @param {import('../types.d.ts').Property} property
 * @param {import('../types.d.ts').Value} value
 * @returns {import('../types.d.ts').Value} */
function asMany({ type }, value) {
  if (type === 'array') return Array.isArray(value) || value === undefined ? value : [String(value)];
  return Array.isArray(value) ? /** @type {string[]} */ (value)[0] : value;
}
