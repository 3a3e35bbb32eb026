import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { ensureLetter, type LetterDocument } from '#kit/letter.ts';
import { defineError } from '#platform/errors.ts';
import type { DrawReply, DrawRequest } from './letter.worker.ts';

/** `fontFolder` holds a county's own faces: see `openFonts`. */
export type LetterSettings = { readonly fontFolder?: string };

export const FontFolderMissing = defineError<{ folder: string }>(
  'pdf.font-folder-missing',
  'unavailable',
  '找不到字体文件夹',
  ({ folder }) => `设置的字体文件夹“${folder}”不存在，请改正设置，或去掉这项设置以使用自带字体`,
);
export const LetterNotPrinted = defineError<{ title: string; reason: string }>(
  'pdf.letter-not-printed',
  'unavailable',
  '文书没有生成',
  ({ title, reason }) => `《${title}》没有生成：${reason}。请稍后重试；仍不成功的，把这段话告诉系统管理员`,
);

/** Fonts and layout take some 200 MB: a thread of its own, given back after this time without work, in milliseconds. */
const idleTime = 60_000;
/** No letter takes this long; a thread that does is stuck, in milliseconds. */
const longestDrawing = 60_000;
const memoryLimit = { maxOldGenerationSizeMb: 1024 };

type Waiting = {
  readonly title: string;
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (error: unknown) => void;
};
type Press = { readonly worker: Worker; readonly waiting: Map<number, Waiting>; timer: NodeJS.Timeout | undefined };

const presses = new Map<string, Press>();
let lastId = 0;

const stop = (folder: string, press: Press, reason: string): void => {
  if (presses.get(folder) === press) presses.delete(folder);
  clearTimeout(press.timer);
  void press.worker.terminate();
  for (const { title, reject } of press.waiting.values()) reject(LetterNotPrinted({ title, reason }));
  press.waiting.clear();
};

/** Starts the clock anew: for the letter in hand, or for idleness. */
const rewind = (folder: string, press: Press): void => {
  clearTimeout(press.timer);
  const busy = press.waiting.size > 0;
  const late = () => stop(folder, press, '排版超过了一分钟');
  press.timer = setTimeout(late, busy ? longestDrawing : idleTime);
  press.timer.unref();
  if (busy) press.worker.ref();
  else press.worker.unref();
};

const openPress = (folder: string): Press => {
  const worker = new Worker(new URL('./letter.worker.ts', import.meta.url), {
    workerData: folder === '' ? undefined : folder,
    resourceLimits: memoryLimit,
    execArgv: [],
  });
  const press: Press = { worker, waiting: new Map(), timer: undefined };
  worker.on('message', (reply: DrawReply) => {
    const asked = press.waiting.get(reply.id);
    press.waiting.delete(reply.id);
    rewind(folder, press);
    if ('pdf' in reply) asked?.resolve(Buffer.from(reply.pdf.buffer));
    else asked?.reject(LetterNotPrinted({ title: asked.title, reason: reply.failure }));
  });
  worker.on('error', (error) => stop(folder, press, error instanceof Error ? error.message : String(error)));
  worker.on('exit', () => stop(folder, press, '排版线程已退出'));
  presses.set(folder, press);
  return press;
};

/**
 * Prints a letter as PDF, in a thread of its own, one after the other. The same letter with the same fonts and the same
 * version of this program gives the same bytes, so that its hash can be stored. A character that no font has is printed
 * as 〔U+20BB7〕. Throws FontFolderMissing, LetterNotPrinted, and DefinitionError for a letter without title or the like.
 */
export async function renderLetter(document: LetterDocument, settings: LetterSettings = {}): Promise<Buffer> {
  ensureLetter(document);
  const folder = settings.fontFolder ?? '';
  if (folder !== '' && !existsSync(folder)) throw FontFolderMissing({ folder });
  const press = presses.get(folder) ?? openPress(folder);
  lastId += 1;
  const request: DrawRequest = { id: lastId, document };
  return new Promise((resolve, reject) => {
    press.waiting.set(request.id, { title: document.title.join(''), resolve, reject });
    press.worker.postMessage(request);
    rewind(folder, press);
  });
}
