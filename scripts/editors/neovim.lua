-- What a person does in Neovim with a project of Loglex: opens files, looks at what is underlined, asks, jumps, mends, extracts, completes, renames, leaves.
-- What there was to see is written as JSON to LOGLEX_SEEN. Works in Neovim 0.7 and later.

local seen = { problems = {} }
local WAIT_MS = 20000

local function wait_for(what, condition)
  if not vim.wait(WAIT_MS, condition, 20) then error('waited in vain for ' .. what) end
end

local client_id
local exit

local function open(file, filetype)
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  vim.bo.filetype = filetype
  vim.lsp.buf_attach_client(0, client_id)
end

--- Puts the cursor on the first `word` in the first line that holds `line`.
local function go_to(line, word)
  for number, text in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    if text:find(line, 1, true) then
      local column = assert(text:find(word, 1, true), word .. ' is not in ' .. text)
      vim.api.nvim_win_set_cursor(0, { number, column - 1 })
      return
    end
  end
  error('no line with ' .. line)
end

--- File and text from a place to the end of its line.
local function place(buffer, row, column)
  local text = vim.api.nvim_buf_get_lines(buffer, row - 1, row, false)[1]
  return { file = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':t'), text = text:sub(column + 1) }
end

local function floating_window()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then return window end
  end
end

local function hover()
  vim.lsp.buf.hover()
  wait_for('a hover', floating_window)
  local window = floating_window()
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return table.concat(lines, '\n')
end

local function definition()
  local from = vim.api.nvim_get_current_buf()
  vim.lsp.buf.definition()
  wait_for('a definition', function() return vim.api.nvim_get_current_buf() ~= from end)
  local cursor = vim.api.nvim_win_get_cursor(0)
  local found = place(0, cursor[1], cursor[2])
  vim.cmd('buffer ' .. from)
  return found
end

local function references()
  vim.fn.setqflist({})
  vim.lsp.buf.references({ includeDeclaration = false })
  wait_for('references', function() return #vim.fn.getqflist() > 0 end)
  vim.cmd('cclose')
  local found = {}
  for _, item in ipairs(vim.fn.getqflist()) do
    vim.fn.bufload(item.bufnr)
    table.insert(found, place(item.bufnr, item.lnum, item.col - 1))
  end
  return found
end

local function diagnostics()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, each.lnum, each.lnum + 1, false)[1]
    local code = each.code or each.user_data.lsp.code
    table.insert(found, { code = code, severity = each.severity, text = line:sub(each.col + 1, each.end_col) })
  end
  return found
end

local function has_finding(code)
  return function()
    for _, each in ipairs(diagnostics()) do
      if each.code == code then return true end
    end
    return false
  end
end

--- Chooses the action whose title holds `word`, of all that are offered at the cursor.
local function act(word)
  local offered = {}
  vim.ui.select = function(items, options, choose)
    local chosen
    for _, item in ipairs(items) do
      local title = options.format_item and options.format_item(item) or tostring(item)
      table.insert(offered, title)
      if not chosen and title:find(word, 1, true) then chosen = item end
    end
    choose(chosen)
  end
  vim.lsp.buf.code_action()
  wait_for('code actions', function() return #offered > 0 end)
  return offered
end

local function mend(word)
  local offered = act(word)
  wait_for('the end of the diagnostic', function() return not has_finding('unknown-code')() end)
  return { offered = offered, left = diagnostics(), lines = vim.api.nvim_buf_get_lines(0, 0, -1, false) }
end

local function lines_of(file)
  return vim.api.nvim_buf_get_lines(vim.fn.bufnr(file), 0, -1, false)
end

--- Asks about a line of a log without a code, and goes to the call that wrote it, from the line and from the trace below.
local function read_log()
  open('party.log', 'log')
  go_to('Party is over', 'over')
  local found = { hover = hover(), definition = definition() }
  go_to('in party', 'party')
  found.from_trace = definition()
  return found
end

--- Gives the raw call a constant: what the call, the catalog and the generated module say then, none of them saved.
local function extract()
  open('log-catalog.yaml', 'yaml')
  open('src/raw.ts', 'typescript')
  wait_for('an underlined call', has_finding('ad-hoc-log'))
  go_to('logger.info', 'logger.info')
  local offered = act('Extract')
  -- Files are changed in no order: the constant may come later than the call.
  wait_for('a call with its constant', function() return not has_finding('ad-hoc-log')() and not has_finding('unknown-code')() end)
  return {
    offered = offered,
    left = diagnostics(),
    code = lines_of('raw.ts'),
    catalog = lines_of('log-catalog.yaml'),
    generated = lines_of('log-codes.ts'),
  }
end

--- Completes a constant by words of its message, as a plugin for completion does: Neovim's own takes no imports before 0.11.
local function complete()
  open('src/bare.ts', 'typescript')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { "import pino from 'pino';", "pino().warn('Late');" })
  wait_for('an underlined call', has_finding('ad-hoc-log'))
  local last = '/* 🎉 */ logConstant(pino(), party over'
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { last })
  vim.api.nvim_win_set_cursor(0, { 3, #last })
  local client = vim.lsp.get_client_by_id(client_id)
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  -- The cursor of normal mode stands on the last letter, the one of somebody who types behind it.
  params.position.character = vim.lsp.util._str_utfindex_enc(last, #last, client.offset_encoding)
  local answer = vim.lsp.buf_request_sync(0, 'textDocument/completion', params, WAIT_MS)
  local item = answer[client_id].result.items[1]
  local edits = item.additionalTextEdits or {}
  local text = item.insertTextFormat == 2 and vim.lsp.util.parse_snippet(item.textEdit.newText) or item.textEdit.newText
  table.insert(edits, { range = item.textEdit.range, newText = text })
  vim.lsp.util.apply_text_edits(edits, 0, client.offset_encoding)
  return { label = item.label, lines = lines_of('bare.ts') }
end

--- Declares the misspelt name in the catalog, without saving it.
local function declare()
  open('src/late.ts', 'typescript')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { "import { LOG, logConstant, logger } from './log.js';", 'logConstant(logger, LOG.LATE_GUEST);' })
  wait_for('an unknown name', has_finding('unknown-code'))
  vim.api.nvim_buf_set_lines(vim.fn.bufnr('log-catalog.yaml'), -1, -1, false, { '  - { code: SHOP150, name: LATE_GUEST, level: info, message: Late guest, component: shop }' })
  wait_for('a known name', function() return not has_finding('unknown-code')() end)
  return { saved = vim.fn.readfile('log-catalog.yaml') }
end

--- Renames a constant where Python uses it: what all files that name it say then, none of them saved.
local function rename()
  open('src/party.py', 'python')
  go_to('ORDER_PLACED,', 'ORDER_PLACED,')
  vim.lsp.buf.rename('ORDER_MADE')
  local function is_made() return table.concat(lines_of('log-catalog.yaml'), '\n'):find('ORDER_MADE', 1, true) end
  wait_for('another name in the catalog', is_made)
  return {
    typescript = lines_of('party.ts'),
    python = lines_of('party.py'),
    catalog = lines_of('log-catalog.yaml'),
    generated = lines_of('log-codes.ts'),
  }
end

local function visit()
  -- Buffers are left with what was typed into them.
  vim.o.hidden = true
  client_id = assert(vim.lsp.start_client({
    name = 'loglex',
    cmd = { vim.env.LOGLEX_NODE, vim.env.LOGLEX_PROGRAM, 'lsp', '--stdio' },
    root_dir = vim.fn.getcwd(),
    on_error = function(code, problem) table.insert(seen.problems, { code = code, problem = vim.inspect(problem) }) end,
    on_exit = function(code, signal) exit = { code = code, signal = signal } end,
  }))
  for name, file in pairs({ typescript = 'src/party.ts', python = 'src/party.py' }) do
    open(file, name)
    wait_for('diagnostics in ' .. name, has_finding('unknown-code'))
    seen[name] = { diagnostics = diagnostics() }
    go_to('ORDER_PLACED,', 'ORDER_PLACED,')
    seen[name].hover = hover()
    seen[name].definition = definition()
    seen[name].references = references()
    go_to('ORDER_PLACD', 'ORDER_PLACD')
    seen[name].mended = mend('ORDER_PLACED')
  end
  seen.log = read_log()
  seen.extracted = extract()
  seen.completed = complete()
  seen.declared = declare()
  seen.renamed = rename()
  vim.lsp.stop_client(client_id)
  wait_for('the end of the server', function() return exit ~= nil end)
  seen.exit = exit
end

local ok, problem = xpcall(visit, debug.traceback)
if not ok then table.insert(seen.problems, problem) end
seen.messages = vim.fn.execute('messages')
vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.LOGLEX_SEEN)
vim.cmd('qall!')
