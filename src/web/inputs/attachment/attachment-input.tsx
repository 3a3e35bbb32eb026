import { useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { sayError } from '#web/ui/error-state.tsx';
import { GroupFrame } from '../field-frame.tsx';
import { type Named, useFormSurroundings } from '../form-services.tsx';
import { controlId, type InputProps } from '../input-props.ts';

/** What the file chooser of a phone offers; the server looks at the content itself. */
const accepted = 'image/jpeg,image/png,application/pdf';

/** Photos or scans. Each is stored as soon as it is chosen; the answer holds their ids. */
export function AttachmentInput(props: InputProps) {
  const { field, path, value, onChange } = props;
  const { services } = useFormSurroundings();
  const [uploaded, setUploaded] = useState<readonly Named[]>([]);
  const [uploading, setUploading] = useState(0);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const ids = Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  const nameOf = (id: string, index: number) =>
    [...uploaded, ...services.files].find((file) => file.id === id)?.name ?? `文件 ${index + 1}`;
  const add = async (files: readonly File[]) => {
    setRefusals([]);
    setUploading(files.length);
    const stored: Named[] = [];
    for (const file of files) {
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
              <span>{nameOf(id, index)}</span>
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
            : '可以是照片（JPG、PNG）或 PDF'}
      </p>
      {refusals.map((refusal) => (
        <p key={refusal} className="field-fault" role="alert">
          {refusal}
        </p>
      ))}
    </GroupFrame>
  );
}
