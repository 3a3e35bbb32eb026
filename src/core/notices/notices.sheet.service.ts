import { type Actor, access, type Context, inTransaction } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { type DivisionCode, getDivisionWithPath } from '#core/divisions/index.ts';
import type { LetterDocument } from '#kit/letter.ts';
import { formatChinese } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { renderLetter } from '#platform/pdf/render-letter.ts';
import * as store from './notices.store.ts';
import { type Notice, NoticeNotFound } from './notices.ts';

/** The sheet to be hung in the village, as PDF; the same notice gives the same bytes. @throws NoticeNotFound */
export async function printNoticeSheet(ctx: Context, actor: Actor, id: string): Promise<Buffer> {
  access.require(actor, 'notice.read');
  const document = await inTransaction(ctx, actor, async (tx) => {
    const notice = await store.findNotice(tx, ctx.county, id);
    if (notice === undefined) throw NoticeNotFound({ notice: id });
    await append(tx, ctx, actor, { action: 'notice.print', detail: { notice: id, case: notice.case } });
    return sheetOf(ctx, notice, await organOf(tx, ctx, notice));
  });
  return renderLetter(document, ctx.installation);
}

/** Who posts: the town's government or its street office; the bureau for what hangs county-wide. */
async function organOf(
  tx: Tx,
  ctx: Context,
  { division, postedOn }: Pick<Notice, 'division' | 'postedOn'>,
): Promise<string> {
  const town = (await findPath(tx, division, postedOn)).find(({ level }) => level === 'town');
  if (town === undefined) return ctx.installation.bureau;
  return `${ctx.installation.name}${town.name}${town.kind === '街道' ? '办事处' : '人民政府'}`;
}

async function findPath(tx: Tx, division: DivisionCode, on: Notice['postedOn']) {
  return (await getDivisionWithPath(tx, division, on)).path;
}

function sheetOf(ctx: Context, notice: Notice, organ: string): LetterDocument {
  const { content, postedOn, lastDay } = notice;
  return {
    kind: 'notice',
    organ,
    title: [content.title],
    body: [
      {
        type: 'fields',
        rows: [
          { label: '公示对象', value: content.name },
          { label: '所在村（社区）', value: content.place },
          ...content.lines.map(({ label, text }) => ({ label, value: text })),
        ],
      },
      {
        type: 'paragraph',
        text: `公示期：${formatChinese(postedOn)}张贴，到${formatChinese(lastDay)}24时为止，节假日照计。`,
      },
      { type: 'paragraph', text: `${content.objectionsTo}。` },
      {
        type: 'paragraph',
        text: '在网上提出异议，请用手机扫描下方二维码。可以不留姓名；留下的联系方式只用于核实和答复，依法保密。',
      },
    ],
    closing: { organ, on: postedOn, stamp: '盖章' },
    verification: {
      code: sheetCode(notice.id),
      url: `${ctx.installation.publicUrl}/notices?division=${notice.division}`,
    },
    ...(ctx.installation.practice ? { watermark: '演练' } : {}),
  };
}

/** The random end of its id: tells sheets apart. */
function sheetCode(id: string): string {
  return id
    .slice(-12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-');
}
