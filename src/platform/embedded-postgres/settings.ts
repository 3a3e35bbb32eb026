import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';

const mb = 1_048_576;

/** Server settings that fit the machine: an eighth of the memory for PostgreSQL's own cache, 1 GB at most. */
export async function settingsForThisMachine(): Promise<Record<string, string>> {
  const memory = totalmem() / mb;
  const share = (part: number, least: number, most: number) =>
    `${Math.floor(Math.min(Math.max(memory / part, least), most))}MB`;
  return {
    shared_buffers: share(8, 128, 1024),
    effective_cache_size: share(2, 256, 65_536),
    maintenance_work_mem: share(32, 64, 512),
    work_mem: '16MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    ...((await sharedMemoryIsSmall()) ? { dynamic_shared_memory_type: 'mmap' } : {}),
  };
}

/** Containers give /dev/shm 64 MB by default, too little for a parallel query: files in the data folder serve instead. */
async function sharedMemoryIsSmall(): Promise<boolean> {
  const found = await statfs('/dev/shm').catch(() => undefined);
  return found !== undefined && (found.blocks * found.bsize) / mb < 1024;
}
