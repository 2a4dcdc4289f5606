-- Neovim 0.7 or later: put this file into `~/.config/nvim/plugin/`. It starts `chancery lsp` for a
-- YAML or JSON file below a `registry.yaml`, once for each registry.

local servers = {}

local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  while true do
    if vim.fn.filereadable(folder .. "/registry.yaml") == 1 then
      return folder
    end
    local above = vim.fn.fnamemodify(folder, ":h")
    if above == folder then
      return nil
    end
    folder = above
  end
end

local function start(buffer)
  local root = root_of(vim.api.nvim_buf_get_name(buffer))
  if root == nil then
    return
  end
  if vim.fn.executable("chancery") == 0 then
    vim.notify_once("chancery is not in PATH, so that nothing is checked here", vim.log.levels.WARN)
    return
  end
  if servers[root] == nil then
    servers[root] = vim.lsp.start_client({
      name = "chancery",
      cmd = { "chancery", "lsp" },
      root_dir = root,
      on_exit = function()
        servers[root] = nil
      end,
    })
  end
  if servers[root] ~= nil then
    vim.lsp.buf_attach_client(buffer, servers[root])
    vim.bo[buffer].omnifunc = "v:lua.vim.lsp.omnifunc"
  end
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = { "yaml", "json" },
  callback = function(event)
    start(event.buf)
  end,
})
