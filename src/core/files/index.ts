export { filesRoutes } from './files.routes.ts';
export {
  addFile,
  attachToCase,
  findTwins,
  listFiles,
  type NewFile,
  openFile,
  readFile,
  turnFile,
  uploadFile,
} from './files.service.ts';
export { type File, FileNotFound, FileOfAnotherCase, type FilesContext } from './files.ts';
