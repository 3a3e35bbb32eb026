import { access } from 'node:fs/promises';

/** Whether there is a file or folder of this name that we can reach. */
export async function fileExists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
