import type { FieldFault } from '#kit/form-check.ts';

/** What the server said no to (RFC 9457), or that it could not be reached. Title and detail are Chinese and for people. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** `module.kebab-reason`, or `web.…` for what the browser itself found. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldFault[];

  constructor(facts: { status: number; code: string; title: string; detail: string; errors?: readonly FieldFault[] }) {
    super(`${facts.title}：${facts.detail}`);
    this.status = facts.status;
    this.code = facts.code;
    this.title = facts.title;
    this.detail = facts.detail;
    this.errors = facts.errors ?? [];
  }

  /** No answer, or an answer that says "not now": the same request may be sent again with the same key. */
  get mayRetry(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  /** The session is missing or over. */
  get needsSignIn(): boolean {
    return this.status === 401;
  }
}

/** The problem for a request that got no answer. */
export function unreachable(): ApiProblem {
  return new ApiProblem({
    status: 0,
    code: 'web.unreachable',
    title: '连不上服务器',
    detail: '没有收到回应，您填写的内容还在本页。请检查网络后再试一次；重复提交不会重复办理。',
  });
}

const titles: Record<number, [title: string, detail: string]> = {
  401: ['请先登录', '登录已过期或尚未登录。请登录后继续。'],
  403: ['没有权限', '您的岗位或管辖范围不含这项操作。确有需要的，请联系本单位管理员。'],
  404: ['没有找到', '内容不存在，或不在您可以查看的范围内。请核对编号。'],
  409: ['内容已有变化', '别人刚刚办理过。请刷新后再办理。'],
  413: ['文件太大', '请压缩或分开后再上传。'],
  429: ['操作太频繁', '请稍等一分钟再试。'],
};

/** Reads the body of a refused request; a body that is no problem document still becomes a sentence people understand. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const document = isRecord(body) ? body : {};
  const [title, detail] = titles[status] ?? [
    '服务器出错了',
    '不是您的操作有误。请稍后再试；多次出现时，请告诉管理员出错的时间和页面。',
  ];
  return new ApiProblem({
    status,
    code: textOf(document.code) ?? `web.http-${status}`,
    title: textOf(document.title) ?? title,
    detail: textOf(document.detail) ?? detail,
    errors: Array.isArray(document.errors) ? document.errors.flatMap(fieldFaultOf) : [],
  });
}

function fieldFaultOf(value: unknown): FieldFault[] {
  if (!isRecord(value)) return [];
  const path = textOf(value.path);
  const message = textOf(value.message);
  return path === undefined || message === undefined ? [] : [{ path, message }];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
