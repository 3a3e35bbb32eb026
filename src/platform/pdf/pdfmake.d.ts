/** The part of pdfmake 0.3 that we use; the package brings no types. */
declare module 'pdfmake' {
  export interface FontFiles {
    readonly normal: string;
  }
  export interface OutputDocument {
    getBuffer(): Promise<Buffer>;
  }
  interface PdfMake {
    readonly virtualfs: { writeFileSync(path: string, content: Uint8Array): void };
    setFonts(fonts: Readonly<Record<string, FontFiles>>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: object): OutputDocument;
  }
  const pdfMake: PdfMake;
  export default pdfMake;
}
