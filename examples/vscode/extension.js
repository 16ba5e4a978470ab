// Starts `claim-checker lsp` for Markdown and plain text; the server asks for the settings of its section itself.
const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

exports.activate = async () => {
  const command = workspace.getConfiguration('claim-checker').get('command');
  const documents = ['markdown', 'plaintext'].flatMap((language) => [
    { scheme: 'file', language },
    { scheme: 'untitled', language },
  ]);
  client = new LanguageClient(
    'claim-checker',
    'claim-checker',
    { command, args: ['lsp'] },
    { documentSelector: documents },
  );
  await client.start();
};

exports.deactivate = () => client?.stop();
