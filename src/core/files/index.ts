export { filesRoutes } from './files.routes.ts';
export { addFile, attachToCase, type NewFile, openFile, readFile, uploadFile } from './files.service.ts';
export { type File, FileNotFound, FileOfAnotherCase, type FilesContext } from './files.ts';
