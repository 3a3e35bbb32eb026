import { describe, expect, it } from 'vitest';
import { uploadFile } from '#core/files/index.ts';
import { signaturePicture } from '#server/practice/signature-picture.ts';
import { couple, dibaoOffice, earning } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-06-15T01:00:00Z');
const { office, staff, take, lead, clerk, determine, village } = county;

describe('村里张贴、村里登记', () => {
  it('村（社区）协理员用自己的岗位登记张贴照片；没有照片不能报县，别的村的协理员看不到这件', async () => {
    const id = await determine({ members: couple(1), found: earning(800) });
    await take(lead, id, 'post', { opinion: '经研究同意' });
    office.clock.setBusiness('2026-06-23T01:00:00Z');
    await expect(take(clerk, id, 'close-posting')).rejects.toThrow('还没有登记张贴照片');
    const worker = staff('village-worker', village);
    await expect(take(worker, id, 'record-posting', { place: '公示栏', photos: [] })).rejects.toThrow('至少上传 1 份');
    const photo = await uploadFile(office, worker, { name: '张贴.png', content: signaturePicture() });
    const { file } = await take(worker, id, 'record-posting', { place: '村务公开栏', photos: [photo.id] });
    expect(file.actions.at(-1)).toMatchObject({ move: 'record-posting', user: worker.user });
    await expect(take(worker, id, 'close-posting')).rejects.toThrow('您的岗位不能公示期满，报县');
    const elsewhere = staff('village-worker', '512021100008');
    await expect(take(elsewhere, id, 'record-posting', {})).rejects.toThrow('不在您的管辖范围内');
    expect((await take(clerk, id, 'close-posting')).file.case.stage).toBe('county-review');
  });
});
