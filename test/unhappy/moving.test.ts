import { describe, expect, it } from 'vitest';
import { couple, dibaoOffice, earning } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-06-15T01:00:00Z');
const { take, clerk, determine, post, closePosting } = county;
const away = { movedOn: '2026-06-14', to: '重庆市大足区龙水镇' };

describe('户籍迁出本县', () => {
  it('公示时迁出：撤下公示，终止，书面告知到哪里申请', async () => {
    const id = await determine({ members: couple(1), found: earning(800) });
    await post(id);
    const { file } = await take(clerk, id, 'close-on-moving', away);
    expect(file.case).toMatchObject({ stage: 'moved', closed: true });
    expect((await county.noticesOf(id))[0]?.takenDownOn).toBe('2026-06-15');
    expect(await county.letterNames(id)).toEqual(['最低生活保障申请受理通知书', '转往迁入地申请告知书']);
  });

  it('报县以后迁出，也由乡镇终止', async () => {
    const id = await determine({ members: couple(11), found: earning(800) });
    await post(id);
    await closePosting(id);
    expect((await take(clerk, id, 'close-on-moving', away)).file.case.stage).toBe('moved');
  });
});
