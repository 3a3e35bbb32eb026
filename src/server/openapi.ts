import type { OpenApiDocument } from '#platform/http.ts';

type JsonObject = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const componentName = /^[A-Z][A-Za-z0-9]*$/;

/**
 * Gives every titled schema its place under components/schemas and leaves a reference where it stood: routes write their
 * schemas as values, the document names each once. Throws when two different schemas carry the same title.
 */
export const nameComponents = (document: OpenApiDocument): OpenApiDocument => {
  const components = isObject(document.components) ? document.components : {};
  const schemas: Record<string, unknown> = isObject(components.schemas) ? { ...components.schemas } : {};

  const hoist = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hoist);
    if (!isObject(value)) return value;
    const own: JsonObject = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, hoist(part)]));
    const title = own.title;
    if (typeof title !== 'string' || !componentName.test(title) || own.$ref !== undefined) return own;
    const known = schemas[title];
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(own)) {
      throw new Error(`接口文档里有两个不同的 ${title}：给其中一个另起 title`);
    }
    schemas[title] = own;
    return { $ref: `#/components/schemas/${title}` };
  };

  const paths = hoist(document.paths ?? {});
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...document, paths, components: { ...components, schemas: sorted } };
};
