local r = {a = 1, b = 2, c = 3}
local s = 0
for i = 1, 1000000 do s = s + r.b end
print(s)
