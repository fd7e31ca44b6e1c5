import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './process.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];

const usualPlaces = {
  linux: () => ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'],
  darwin: () =>
    ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    ),
  win32: () =>
    [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) =>
        [
          'Google/Chrome/Application/chrome.exe',
          'Microsoft/Edge/Application/msedge.exe',
          'Chromium/Application/chrome.exe',
          'CocCoc/Browser/Application/browser.exe',
        ].map((file) => path.join(folder, file)),
      ),
};

/** The path of a Chrome, Chromium or Edge for the browser tests; CHROME_PATH goes first. */
export function findBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const inPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)));
  const candidates = [process.env.CHROME_PATH, ...inPath, ...(usualPlaces[process.platform]?.() ?? [])];
  return candidates.find((file) => file && canRun(file));
}

function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Finds a browser; where there is none and the system lets us (root on Debian or Ubuntu), installs one. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return found;
  console.log('Installing chromium for the browser tests…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-get', ['update', '-q'], { env });
  const { status, output } = await runQuietly(
    'apt-get',
    ['install', '-yq', '--no-install-recommends', 'chromium'],
    { env },
  );
  if (status !== 0) console.log(output.trim().split('\n').slice(-5).join('\n'));
  return findBrowser();
}
