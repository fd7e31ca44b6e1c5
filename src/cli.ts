import { breakGlassCommand } from '#accounts/passwords/commands.ts';
import { recountCommand } from '#directives/recounting/commands.ts';
import { extract } from '#documents/commands.ts';
import { lint } from '#documents/lint/commands.ts';
import { tellOfBrokenGlass } from '#inbox/commands.ts';
import { exportOfficeCommand } from '#overview/archiving/commands.ts';
import { doctorCommand } from '#overview/doctor/commands.ts';
import { importOfficeCommand } from '#overview/opening/commands.ts';
import { exampleCommand } from '#overview/rebuilding/commands.ts';
import { verifyCommand } from '#overview/verifying/commands.ts';
import { verifyLogCommand } from '#platform/audit/commands.ts';
import { backupCommand, restoreCommand } from '#platform/backup/commands.ts';

const commands: Record<string, (args: string[]) => Promise<number>> = {
  extract,
  lint,
  doctor: doctorCommand,
  recount: recountCommand,
  'verify-log': verifyLogCommand,
  backup: backupCommand,
  restore: restoreCommand,
  'export-office': exportOfficeCommand,
  'import-office': importOfficeCommand,
  'break-glass': breakGlassCommand(tellOfBrokenGlass),
  // The whole application is read only where it is asked for.
  verify: async (args) => verifyCommand((await import('./overview/verifying/forms.ts')).reports)(args),
  example: async (args) => exampleCommand(await import('./app.ts'))(args),
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) console.error(`Lệnh có: ${Object.keys(commands).join(', ')}`);
process.exitCode = command ? await command(args) : 2;
