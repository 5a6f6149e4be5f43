-- What Neovim shows of a prompt, as JSON on standard output. SERVER: the command; FILE: the prompts.
vim.opt.shadafile = "NONE"
vim.cmd("edit " .. vim.env.FILE)
local limit = 60000
local document = vim.lsp.util.make_text_document_params()
local client = vim.lsp.start_client({
  name = "mjlint",
  cmd = vim.split(vim.env.SERVER, " "),
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(0, client)

local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, limit) or {}) do
    return answer.result
  end
end

local function columns()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, { one.code, one.lnum, one.col, one.end_col })
  end
  return found
end

local shown = {}
vim.wait(limit, function() return #vim.diagnostic.get(0) > 0 end, 20)
shown.findings = columns()

local row = vim.lsp.util.make_given_range_params({ 1, 0 }, { 1, 60 })
row.context = { diagnostics = {} }
local actions = ask("textDocument/codeAction", row)
shown.action = actions[1].title
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
shown.line = vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]
vim.wait(limit, function() return #vim.diagnostic.get(0) < #shown.findings end, 20)
shown.left = columns()

shown.hover = ask("textDocument/hover", { textDocument = document, position = { line = 1, character = 9 } })
local items = ask("textDocument/completion", { textDocument = document, position = { line = 1, character = 10 } })
shown.items = #(items.items or items)
io.stdout:write(vim.fn.json_encode(shown) .. "\n")
vim.cmd("qa!")
