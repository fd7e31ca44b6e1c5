import type { Pdf } from './pdf-engine.ts';

/** Opens a picture of our own host as a paper of one page. Rejects where it is damaged or gone. */
export async function openPicture(address: string): Promise<Pdf> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  // The words were found in the picture the way up that its camera says it was held, as browsers show it.
  const picture = await createImageBitmap(await answer.blob());
  const draw = (width: number) => {
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width);
    canvas.height = Math.round((width * picture.height) / picture.width);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  };
  return {
    draw: (_page, width) => ({ done: Promise.resolve(draw(width)), cancel: () => {} }),
    close: () => picture.close(),
  };
}
