import { describe, expect, it } from 'vitest';
import { couple, dibaoOffice, earning } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-06-15T01:00:00Z');
const { office, take, clerk, submit } = county;

describe('告知补正以后没有回音', () => {
  it('期满的当天还不能终止，次日视为撤回，书面告知；可以重新申请', async () => {
    const family = { members: couple(1), found: earning(800) };
    const id = await submit(family);
    await take(clerk, id, 'request-supplement', { text: '请补充租房合同' });
    office.clock.setBusiness('2026-07-15T01:00:00Z');
    await expect(take(clerk, id, 'lapse')).rejects.toThrow('一次性告知补正的期限到2026年7月15日');
    office.clock.setBusiness('2026-07-16T01:00:00Z');
    const { file } = await take(clerk, id, 'lapse');
    expect(file.case).toMatchObject({ stage: 'lapsed', closed: true });
    expect(await county.letterNames(id)).toEqual(['一次性告知书', '视为撤回申请通知书']);
    expect(await submit(family)).not.toBe(id);
  });

  it('期满以后、终止以前补来的，照收照办', async () => {
    const family = { members: couple(11), found: earning(800) };
    const id = await submit(family);
    await take(clerk, id, 'request-supplement', { text: '请补充租房合同' });
    office.clock.setBusiness('2026-09-01T01:00:00Z');
    await take(await county.signedIn(family.members[0]), id, 'supplement', { text: '在外务工才回来' });
    await expect(take(clerk, id, 'request-supplement', { text: '再补一份' })).rejects.toThrow('不能再次要求补正');
    expect((await take(clerk, id, 'accept')).file.case.stage).toBe('accepted');
  });
});
