// The web servers of docs/deploy on this machine: each with the very file that an operator gets, on a free port.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const configurations = fileURLToPath(new URL("../../docs/deploy", import.meta.url));
const read = (name) => readFileSync(join(configurations, name), "utf8");

/** A configuration with what an operator fills in; each place must be there. */
function filled(name, changes) {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`docs/deploy/${name} does not say “${from}”`);
    return text.replaceAll(from, to);
  }, read(name));
}

function found(...commands) {
  const paths = [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/usr/local/sbin"];
  return commands.flatMap((command) => paths.map((path) => join(path, command))).find((path) => {
    try {
      execFileSync("test", ["-x", path]);
      return true;
    } catch {
      return false;
    }
  });
}

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

const modules = (folder, names) => {
  const there = readdirSync(folder);
  const missing = names.filter((name) => !there.includes(name));
  if (missing.length) throw new Error(`${folder} has no ${missing.join(", ")}`);
};

/**
 * How each server is started: what is written below `work`, and the command that serves it in the foreground. `root` is
 * the folder that the configuration calls so; `below` the folder in it that the site stands in, `/` when that is all of it.
 */
const kinds = {
  nginx: {
    command: () => found("nginx"),
    start(nginx, { root, below, port, work, workers }) {
      const folder = "/usr/lib/nginx/modules";
      modules(folder, ["ngx_http_brotli_static_module.so"]);
      const site = filled("nginx.conf", [
        ["listen 80;", `listen 127.0.0.1:${port};`],
        ["    listen [::]:80;", ""],
        ["root /srv/waarheen/current;", `root ${root};`],
        ["/var/log/nginx", `${work}/log`],
        ["location / {", `location ${below} {`],
        [" /404.html;", ` ${below}404.html;`],
        ["^/kit/", `^${below}kit/`],
      ]);
      writeFileSync(join(work, "site.conf"), site);
      const main = `load_module ${folder}/ngx_http_brotli_static_module.so;
daemon off; pid ${work}/nginx.pid; error_log ${work}/log/main.log warn; worker_processes ${workers}; user root;
events { worker_connections 1024; }
http {
  access_log ${work}/log/access.log; sendfile on; tcp_nopush on;
  client_body_temp_path ${work}/tmp; proxy_temp_path ${work}/tmp; fastcgi_temp_path ${work}/tmp;
  scgi_temp_path ${work}/tmp; uwsgi_temp_path ${work}/tmp;
  include ${work}/site.conf;
}
`;
      // Who is not root cannot change who it is, and is told so with a warning only.
      writeFileSync(join(work, "nginx.conf"), process.getuid() === 0 ? main : main.replace("user root;", ""));
      return [nginx, ["-p", work, "-e", join(work, "log/main.log"), "-c", join(work, "nginx.conf")]];
    },
  },
  caddy: {
    command: () => found("caddy"),
    start(caddy, { root, below, port, work }) {
      const site = filled("Caddyfile", [
        ["waarheen.example {", `http://127.0.0.1:${port} {`],
        ["/srv/waarheen/current", root],
        ["/404.html", `${below}404.html`],
        ["path /kit/*", `path ${below}kit/*`],
      ]);
      writeFileSync(join(work, "Caddyfile"), `{\n\tadmin off\n}\n${site}`);
      return [caddy, ["run", "--adapter", "caddyfile", "--config", join(work, "Caddyfile")]];
    },
  },
  apache: {
    command: () => found("apache2", "httpd"),
    start(apache, { root, below, port, work }) {
      const folder = "/usr/lib/apache2/modules";
      const needed = ["mpm_event", "authz_core", "dir", "headers", "mime", "rewrite"];
      modules(folder, needed.map((name) => `mod_${name}.so`));
      // The rules are read from a file of the server, or, where only a folder is the site's, from that folder.
      const rules = filled("htaccess", [[" /404.html", ` ${below}404.html`]]);
      const own = below === "/";
      writeFileSync(own ? join(work, "rules.conf") : join(root, below, ".htaccess"), rules);
      const host = filled("apache.conf", [
        ["*:80", `127.0.0.1:${port}`],
        ["/srv/waarheen/current", root],
        ["/var/log/apache2", `${work}/log`],
        ["AllowOverride None", own ? "AllowOverride None" : "AllowOverride All"],
        ["Include /etc/apache2/waarheen-site.conf", own ? `Include ${work}/rules.conf` : ""],
        // What a host gives to folders that it knows nothing of.
        ["Options FollowSymLinks", own ? "Options FollowSymLinks" : "Options FollowSymLinks Indexes MultiViews"],
      ]);
      // The languages and compressed kinds that Debian's own configuration knows are what the rules have to cope with.
      const main = `${needed.map((name) => `LoadModule ${name}_module ${folder}/mod_${name}.so`).join("\n")}
ServerName 127.0.0.1
ServerRoot ${work}
ServerTokens Prod
${process.getuid() === 0 ? "User nobody\nGroup nogroup" : ""}
Listen 127.0.0.1:${port}
PidFile ${work}/apache.pid
DefaultRuntimeDir ${work}
ErrorLog ${work}/log/error.log
TypesConfig /etc/mime.types
AddType application/x-gzip .gz .tgz
AddLanguage br .br
AddLanguage nl .nl
AddLanguage en .en
<Directory />
  AllowOverride None
  Require all denied
</Directory>
${host}`;
      writeFileSync(join(work, "apache.conf"), main);
      return [apache, ["-D", "FOREGROUND", "-f", join(work, "apache.conf")]];
    },
  },
};

export const servers = Object.keys(kinds);

/** Whether this server is on this machine. */
export const installed = (server) => kinds[server].command() !== undefined;

/**
 * Starts a server with a copy of a site, made of links to its files: `close` stops it and throws the copy away. `logs`
 * tells all that it has written down.
 */
export async function start(server, { site, below = "/", workers = 1 }) {
  const command = kinds[server].command();
  if (!command) throw new Error(`${server} is not installed`);
  const work = mkdtempSync(join(tmpdir(), `waarheen-${server}-`));
  const root = join(work, "root");
  const port = await freePort();
  for (const folder of ["root", "log", "tmp"]) mkdirSync(join(work, folder));
  // A server that runs as root reads it under another name.
  execFileSync("chmod", ["755", work]);
  if (below === "/") {
    for (const name of readdirSync(site)) symlinkSync(resolve(site, name), join(root, name));
  } else {
    mkdirSync(join(root, below));
    for (const name of readdirSync(site)) symlinkSync(resolve(site, name), join(root, below, name));
  }
  const [program, options] = kinds[server].start(command, { root, below, port, work, workers });
  const env = { ...process.env, HOME: work, XDG_CONFIG_HOME: work, XDG_DATA_HOME: work };
  const child = spawn(program, options, { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  const ended = new Promise((end) => child.on("exit", end));
  const url = `http://127.0.0.1:${port}${below}`;
  const close = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(work, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries += 1) {
    if (await fetch(`${url}404.html`).then(({ ok }) => ok, () => false)) break;
    if (child.exitCode !== null || tries === 100) {
      await close();
      throw new Error(`${server} does not serve:\n${said}`);
    }
    await new Promise((later) => setTimeout(later, 50));
  }
  const logs = () => said + readdirSync(join(work, "log")).map((name) => readFileSync(join(work, "log", name), "utf8")).join("");
  return { url, port, root: join(root, below), logs, close };
}
