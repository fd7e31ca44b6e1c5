import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFiumModule } from '@hyzyla/pdfium';

/** The functions of PDFium used here (public headers fpdfview.h, fpdf_text.h, fpdf_edit.h). Pointers are numbers. */
export interface Engine {
  FPDF_InitLibrary(): void;
  FPDF_LoadMemDocument(data: number, size: number, password: number): number;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(document: number): number;
  FPDF_GetPageSizeByIndexF(document: number, index: number, size: number): number;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDF_PageToDevice(
    page: number,
    startX: number,
    startY: number,
    sizeX: number,
    sizeY: number,
    rotate: number,
    pageX: number,
    pageY: number,
    deviceX: number,
    deviceY: number,
  ): number;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(textPage: number): void;
  FPDFText_CountChars(textPage: number): number;
  FPDFText_GetUnicode(textPage: number, index: number): number;
  FPDFText_IsGenerated(textPage: number, index: number): number;
  FPDFText_GetFontSize(textPage: number, index: number): number;
  FPDFText_GetTextObject(textPage: number, index: number): number;
  FPDFText_GetFontInfo(textPage: number, index: number, buffer: number, size: number, flags: number): number;
  FPDFText_GetMatrix(textPage: number, index: number, matrix: number): number;
  FPDFText_GetLooseCharBox(textPage: number, index: number, rect: number): number;
  FPDFText_GetCharOrigin(textPage: number, index: number, x: number, y: number): number;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  malloc(size: number): number;
  free(pointer: number): void;
  memory: WebAssembly.Memory;
}

type Resize = (bytes: number) => number;
type Imports = Record<string, Record<string, unknown>>;

/**
 * Starts PDFium in WebAssembly. It may grow to `maxMemory` bytes: beyond that it aborts by an exception, long
 * before the 2 GB that its own build would take.
 */
export async function startEngine(maxMemory: number): Promise<Engine> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'));
  const options = {
    print: () => undefined,
    printErr: () => undefined,
    instantiateWasm: (imports: Imports, done: (instance: WebAssembly.Instance) => void) => {
      const resize = imports.env?.emscripten_resize_heap as Resize;
      const env = {
        ...imports.env,
        emscripten_resize_heap: (bytes: number) => (bytes > maxMemory ? 0 : resize(bytes)),
      };
      WebAssembly.instantiate(wasm, { ...imports, env } as WebAssembly.Imports).then((made) =>
        done(made.instance),
      );
      return {};
    },
  };
  // The exports themselves: the module's own functions check every call, which a page has thousands of.
  const { wasmExports } = await PDFiumModule(options as never);
  const engine = wasmExports as unknown as Engine;
  engine.FPDF_InitLibrary();
  return engine;
}
