import type { Context, StaffActor } from '#core/access/index.ts';
import { uploadFile } from '#core/files/index.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import { signaturePicture } from '#server/practice/signature-picture.ts';

/** The signed paper with which a worker applies for somebody, uploaded by him. */
export async function entrust(office: Context, worker: StaffActor): Promise<UnknownAnswers> {
  const paper = { name: '委托书.png', content: signaturePicture() };
  const { id } = await uploadFile(office, worker, paper);
  return { agent: '周代办', entrustedOn: office.clock.today(), deed: [id] };
}
