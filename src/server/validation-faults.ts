import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import type { FieldFault } from '#kit/form-check.ts';

export type { FieldFault };

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: '是或否（true、false）',
  array: '列表',
  object: '一组字段',
  null: '空',
};

const formats: Readonly<Record<string, string>> = {
  date: '日期，写作 2026-03-07',
  'date-time': '带时区的时刻，写作 2026-03-07T09:00:00+08:00',
  uuid: '编号（UUID）',
};

/**
 * What the schema check found, in Chinese, one line a field; `path` is the JSON pointer in the body, or `query:/name` and
 * the like elsewhere.
 */
export function findFieldFaults(
  errors: readonly FastifySchemaValidationError[],
  where: string | undefined,
): FieldFault[] {
  const place = where === undefined || where === 'body' ? '' : `${where === 'querystring' ? 'query' : where}:`;
  const byPath = Map.groupBy(errors, pathOf);
  return [...byPath].map(([path, found]) => ({ path: `${place}${path}`, message: messageOf(found) }));
}

function pathOf({ instancePath, keyword, params }: FastifySchemaValidationError): string {
  if (keyword === 'required') return `${instancePath}/${params.missingProperty}`;
  if (keyword === 'additionalProperties') return `${instancePath}/${params.additionalProperty}`;
  return instancePath || '/';
}

/** Where several ways of writing are allowed, each refusal of a way is an error of its own: the most telling one is taken. */
function messageOf(errors: readonly FastifySchemaValidationError[]): string {
  const values = errors.flatMap(({ keyword, params }) => (keyword === 'const' ? [String(params.allowedValue)] : []));
  if (values.length > 0) return `只能是 ${values.join('、')}`;
  const telling = errors.find(({ keyword, params }) => keyword !== 'anyOf' && params.type !== 'null') ?? errors[0];
  return telling === undefined ? '不符合要求' : sentenceOf(telling);
}

function sentenceOf({ keyword, params, message }: FastifySchemaValidationError): string {
  switch (keyword) {
    case 'required':
      return '必填';
    case 'additionalProperties':
      return '没有这一项，请去掉';
    case 'type':
      return `应为${kinds[String(params.type)] ?? String(params.type)}`;
    case 'format':
      return `应为${formats[String(params.format)] ?? String(params.format)}`;
    case 'enum':
      return `只能是 ${Array.isArray(params.allowedValues) ? params.allowedValues.join('、') : ''}`;
    case 'minLength':
      return params.limit === 1 ? '不能为空' : `至少 ${params.limit} 个字符`;
    case 'maxLength':
      return `最多 ${params.limit} 个字符`;
    case 'minimum':
      return `不能小于 ${params.limit}`;
    case 'maximum':
      return `不能大于 ${params.limit}`;
    case 'minItems':
      return `至少 ${params.limit} 项`;
    case 'maxItems':
      return `最多 ${params.limit} 项`;
    case 'pattern':
      return '写法不对';
    default:
      return `不符合要求（${message ?? keyword}）`;
  }
}
