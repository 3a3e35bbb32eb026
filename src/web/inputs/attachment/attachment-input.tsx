import { useState } from 'react';
import { largestFile } from '#core/files/files.contract.ts';
import { PaperPreview } from '#web/papers/paper-preview.tsx';
import { Button } from '#web/ui/button.tsx';
import { sayError } from '#web/ui/error-state.tsx';
import { GroupFrame } from '../field-frame.tsx';
import { type Named, useFormSurroundings } from '../form-services.tsx';
import { controlId, type InputProps } from '../input-props.ts';

/** What the file chooser of a phone offers; the server looks at the content itself. */
const accepted = 'image/jpeg,image/png,application/pdf';

const megabytes = largestFile / 1024 / 1024;

/** Said before anything is sent: on a village's line eighty megabytes take long. The server looks again. */
function sizeFault({ size }: File): string | undefined {
  if (size === 0) return '是 0 字节，可能没有拍完或没有传完，请重新选择';
  if (size <= largestFile) return undefined;
  return `有 ${Math.ceil(size / 1024 / 1024)} MB，超过 ${megabytes} MB，请压缩、降低照片分辨率或分成几份再传`;
}

/** Photos or scans. Each is stored as soon as it is chosen; the answer holds their ids. */
export function AttachmentInput(props: InputProps) {
  const { field, path, value, onChange } = props;
  const { services } = useFormSurroundings();
  const [uploaded, setUploaded] = useState<readonly Named[]>([]);
  const [uploading, setUploading] = useState(0);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const [shown, setShown] = useState<string>();
  const ids = Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  const nameOf = (id: string, index: number) =>
    [...uploaded, ...services.files].find((file) => file.id === id)?.name ?? `文件 ${index + 1}`;
  const add = async (files: readonly File[]) => {
    setRefusals([]);
    setUploading(files.length);
    const stored: Named[] = [];
    for (const file of files) {
      const fault = sizeFault(file);
      if (fault !== undefined) {
        setRefusals((before) => [...before, `${file.name}：${fault}`]);
        setUploading((left) => left - 1);
        continue;
      }
      try {
        stored.push(await services.upload(file));
      } catch (error) {
        setRefusals((before) => [...before, `${file.name}：${sayError(error).detail}`]);
      }
      setUploading((left) => left - 1);
    }
    setUploaded((before) => [...before, ...stored]);
    onChange([...ids, ...stored.map(({ id }) => id)]);
  };
  const remove = (id: string) => {
    const rest = ids.filter((each) => each !== id);
    onChange(rest.length === 0 ? undefined : rest);
  };
  return (
    <GroupFrame {...props}>
      {ids.length > 0 && (
        <ul className="attachments">
          {ids.map((id, index) => (
            <li key={id}>
              <Button kind="link" className="paper-link" onClick={() => setShown(id)}>
                {nameOf(id, index)}
              </Button>
              <Button
                kind="link"
                aria-label={`删除${nameOf(id, index)}`}
                busy={uploading > 0}
                onClick={() => remove(id)}
              >
                删除
              </Button>
            </li>
          ))}
        </ul>
      )}
      {(field.max === undefined || ids.length < field.max) && (
        <label className="button control-file">
          <span className="visually-hidden">{field.label}：</span>
          拍照或选择文件
          <input
            id={`${controlId(path)}-first`}
            type="file"
            multiple={field.max !== 1}
            accept={accepted}
            disabled={uploading > 0}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              // Emptied only after a choice: a browser may still be fetching the file when it first says that something changed.
              if (files.length === 0) return;
              event.target.value = '';
              void add(files);
            }}
          />
        </label>
      )}
      <p className="field-help" role="status">
        {uploading > 0
          ? `正在上传，还有 ${uploading} 份…`
          : ids.length > 0
            ? `已上传 ${ids.length} 份`
            : `可以是照片（JPG、PNG）或 PDF，每份不超过 ${megabytes} MB`}
      </p>
      {shown !== undefined && (
        <PaperPreview id={shown} among={ids} onShow={setShown} onClose={() => setShown(undefined)} />
      )}
      {refusals.map((refusal) => (
        <p key={refusal} className="field-fault" role="alert">
          {refusal}
        </p>
      ))}
    </GroupFrame>
  );
}
