import { useMemo, useState } from 'react';
import type { FormServices, Named } from '#web/inputs/form-services.tsx';
import { useFormServices } from '#web/inputs/use-form-services.ts';

/** The services of a form whose answers are kept as a draft: the names of what was uploaded are kept with them. */
export function useDraftFiles(begun: readonly Named[]): {
  files: readonly Named[];
  setFiles: (files: readonly Named[]) => void;
  services: FormServices;
} {
  const [files, setFiles] = useState(begun);
  const plain = useFormServices(undefined, files);
  const services = useMemo(
    () => ({
      ...plain,
      upload: async (file: File) => {
        const { id, name } = await plain.upload(file);
        setFiles((before) => [...before, { id, name }]);
        return { id, name };
      },
    }),
    [plain],
  );
  return { files, setFiles, services };
}
