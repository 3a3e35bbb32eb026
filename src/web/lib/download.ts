import { reach } from './api.ts';
import { problemOf } from './api-problem.ts';

/**
 * Asks for a file and hands it to the browser to keep. Not a bare link: that would show a refusal as raw text in place of
 * the page. With a `body` it is asked for by POST. @throws ApiProblem
 */
export async function download(address: string, body?: unknown): Promise<void> {
  const response = await reach(address, { credentials: 'same-origin', ...(body === undefined ? {} : posted(body)) });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileNameOf(response.headers.get('content-disposition'));
  link.click();
  // The browser has begun to write by then; an address revoked at once is not found by some.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A question too long for an address is sent; the header is that of every write. */
function posted(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-jimin-request': '1' },
    body: JSON.stringify(body),
  };
}

/** The name the server gave the file (RFC 6266, `filename*`); 下载文件 when it gave none. */
export function fileNameOf(disposition: string | null): string {
  const [, coded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '') ?? [];
  return coded === undefined ? '下载文件' : decodeURIComponent(coded);
}
