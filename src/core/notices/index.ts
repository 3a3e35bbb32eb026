export { ensureMasked, NotMasked } from './ensure-masked.ts';
export { listPublicNotices, objectToNotice } from './notices.public.service.ts';
export { noticesRoutes } from './notices.routes.ts';
export {
  answerObjection,
  countObjectionsOfCase,
  findNoticeOfCase,
  getNotice,
  listNotices,
  type NewNotice,
  postNotice,
  readObjectionContact,
  takeDownNotice,
} from './notices.service.ts';
export { printNoticeSheet } from './notices.sheet.service.ts';
export {
  type Notice,
  NoticeNotFound,
  NoticeNotHanging,
  type NoticeOfCase,
  type Objection,
  ObjectionAnswered,
  ObjectionNotFound,
} from './notices.ts';
