// Finding one's way among the models.
import { text } from '../text.js';

/** @typedef {import('../types.d.ts').Model} Model
 * @typedef {import('../types.d.ts').Catalogue} Catalogue */

/** The models of a group, families together and in their order.
 * @param {Catalogue} catalogue
 * @param {string} group */
export function inGroup(catalogue, group) {
  return catalogue.models.filter((model) => model.groups.includes(group));
}

/** The models that have every word, in the family if one is named.
 * @param {Model[]} models
 * @param {string} query
 * @param {string} family */
export function search(models, query, family) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return models.filter((model) => {
    const said = `${model.model_name} ${model.model_family} ${model.provider} ${model.blurb}`.toLowerCase();
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
  return Object.keys(properties).find((name) => properties[name]['x-ui']?.startsWith('image'));
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
      if (name === image[0] && image[1]) return [image[1], value];
      return [to.common_parameters[common[name]] ?? name, value];
    }),
  );
}
